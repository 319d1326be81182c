package precredit.channel;

import precredit.publish.FileEntry;
import precredit.publish.Sha256;

/** One file of a channel folder; of an encrypted one the rows are those inside. */
record Content(String name, long rows, byte[] bytes) {
    FileEntry entry() {
        return new FileEntry(name, rows, Sha256.hex(bytes));
    }

    @Override
    public String toString() {
        return name;
    }
}
