package precredit.channel;

import precredit.store.DatedFolders;

/** The names of what a channel publishes: the first two beside its dated folders, the others in each of them. */
final class ChannelFiles {
    static final String CURRENT = DatedFolders.CURRENT;
    static final String SIGNING_KEY = "signing-key.pem";
    static final String LINES = "households.jsonl.gz";
    static final String LINE_HASHES = "households.line-hashes";
    static final String ENCRYPTED = LINES + ".p7m";
    static final String SCHEMA = "schema.json";
    static final String MANIFEST = DatedFolders.MANIFEST;
    static final String SIGNATURE = MANIFEST + ".sig";

    private ChannelFiles() {}
}
