package precredit.publish;

/** A file as a manifest names it. */
record FileEntry(String name, long rows, String sha256) {}
