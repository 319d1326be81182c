package precredit.publish;

/** A file as a manifest names it. */
public record FileEntry(String name, long rows, String sha256) {}
