package precredit.publish;

import java.nio.file.Path;
import precredit.store.Content;

/** One file of a list as it will lie there: its path below the list's folder, how many rows it holds, what is in it. */
public final class ListFile {
    private final FileEntry entry;
    private final Content content;

    private ListFile(FileEntry entry, Content content) {
        this.entry = entry;
        this.content = content;
    }

    public ListFile(String name, long rows, byte[] bytes) {
        this(new FileEntry(name, rows, Sha256.hex(bytes)), Content.of(bytes.clone()));
    }

    /** A file too large to be held: it lies at a place of its own until the list is put in place. */
    public static ListFile lying(String name, long rows, Path file) {
        Content content = Content.of(file);
        return new ListFile(new FileEntry(name, rows, Sha256.hex(content)), content);
    }

    FileEntry entry() {
        return entry;
    }

    /** What it holds. */
    public Content content() {
        return content;
    }

    byte[] bytes() {
        return content.bytes();
    }
}
