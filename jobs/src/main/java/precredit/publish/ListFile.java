package precredit.publish;

/** One file of a list as it will lie there: its path below the list's folder, how many rows it holds, its bytes. */
public final class ListFile {
    private final FileEntry entry;
    private final byte[] bytes;

    public ListFile(String name, long rows, byte[] bytes) {
        this.entry = new FileEntry(name, rows, Sha256.hex(bytes));
        this.bytes = bytes.clone();
    }

    FileEntry entry() {
        return entry;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
