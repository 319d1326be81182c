package precredit.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder of files on any file system that Hadoop reaches, addressed by paths relative to its root with {@code /}
 * between names. A path that would leave the root is refused.
 */
public final class Store {
    private static final String ASIDE = "_";
    private static final String PART = ".part";

    private final Path root;
    private final FileSystem files;
    private final Configuration configuration;
    private final Runnable guard;

    private Store(Path root, FileSystem files, Configuration configuration, Runnable guard) {
        this.root = root;
        this.files = files;
        this.configuration = configuration;
        this.guard = guard;
    }

    /** Opens {@code root}, a folder such as {@code out} or a URI such as {@code s3a://bucket/folder}. */
    public static Store at(String root, Configuration configuration) {
        try {
            Path path = new Path(root);
            FileSystem files = path.getFileSystem(configuration);
            Path qualified = files.makeQualified(path);
            // Checksum files beside every list would be published with it.
            FileSystem raw = files instanceof LocalFileSystem local ? local.getRaw() : files;
            return new Store(qualified, raw, configuration, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same folder, in which nothing is put in place, moved or removed unless {@code guard} lets it pass. */
    public Store guardedBy(Runnable guard) {
        return new Store(root, files, configuration, guard);
    }

    /** The full address of a path, as Spark reads it. */
    public String uri(String path) {
        return resolve(path).toString();
    }

    /** Whether files lie in folders of a disk; an object store has neither folders nor renames. */
    public boolean hasFolders() {
        return !List.of("s3a", "gs", "abfs", "abfss").contains(root.toUri().getScheme());
    }

    public boolean exists(String path) {
        return io(() -> files.exists(resolve(path)));
    }

    public byte[] read(String path) {
        return io(() -> {
            try (InputStream in = files.open(resolve(path))) {
                return in.readAllBytes();
            }
        });
    }

    public String readText(String path) {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    public InputStream open(String path) {
        return io(() -> files.open(resolve(path)));
    }

    /** Length in bytes. */
    public long size(String path) {
        return io(() -> files.getFileStatus(resolve(path)).getLen());
    }

    /** The names in a folder in code point order; none when there is no such folder. */
    public List<String> list(String folder) {
        return io(() -> {
            Path path = resolve(folder);
            return files.exists(path)
                    ? Stream.of(files.listStatus(path))
                            .map(FileStatus::getPath)
                            .map(Path::getName)
                            .sorted()
                            .toList()
                    : List.<String>of();
        });
    }

    /** Every file below a folder, its path relative to it and its length in bytes; none when there is no such folder. */
    public SortedMap<String, Long> files(String folder) {
        return io(() -> {
            Path path = resolve(folder);
            int start = path.toUri().getPath().length() + 1;
            SortedMap<String, Long> lengths = new TreeMap<>();
            if (!files.exists(path)) {
                return lengths;
            }
            RemoteIterator<LocatedFileStatus> all = files.listFiles(path, true);
            while (all.hasNext()) {
                FileStatus file = all.next();
                lengths.put(file.getPath().toUri().getPath().substring(start), file.getLen());
            }
            return lengths;
        });
    }

    /** When the newest file below a folder, or the file of this path, was written, by the clock of the store. */
    public Optional<Instant> lastWritten(String path) {
        return io(() -> {
            Optional<Instant> last = Optional.empty();
            RemoteIterator<LocatedFileStatus> all = files.listFiles(resolve(path), true);
            while (all.hasNext()) {
                Instant written = Instant.ofEpochMilli(all.next().getModificationTime());
                last = last.filter(written::isBefore).or(() -> Optional.of(written));
            }
            return last;
        });
    }

    /** Makes a file with all its bytes, or returns false when there is one; of several writers only one makes it. */
    public boolean createNew(String path, String text) {
        guard.run();
        return io(() -> new NewFile(resolve(path), configuration).create(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A new file; what is written is there only once the stream is closed. */
    public OutputStream create(String path) {
        guard.run();
        return io(() -> files.create(resolve(path), true));
    }

    /** Replaces a file as a whole: a reader sees the old bytes or the new ones. */
    public void write(String path, byte[] bytes) {
        write(path, Content.of(bytes));
    }

    /** The same for a content of any length. */
    public void write(String path, Content content) {
        guard.run();
        String aside = hasFolders() ? sibling(path) : path;
        io(() -> {
            try (InputStream in = content.open();
                    OutputStream out = files.create(resolve(aside), true)) {
                in.transferTo(out);
            }
            return aside;
        });
        if (!aside.equals(path)) {
            rename(aside, path);
        }
    }

    public void writeText(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Moves a file or folder to a path at which there is nothing, or a file that it replaces. */
    public void rename(String from, String to) {
        guard.run();
        io(() -> {
            files.mkdirs(resolve(to).getParent());
            if ("file".equals(root.toUri().getScheme())) {
                if (!files.rename(resolve(from), resolve(to))) {
                    throw new IOException("cannot rename " + from + " to " + to);
                }
            } else {
                FileContext.getFileContext(root.toUri(), configuration)
                        .rename(resolve(from), resolve(to), Options.Rename.OVERWRITE);
            }
            return to;
        });
    }

    /** Removes a file, or a folder with all that is in it; nothing happens when there is none. */
    public void delete(String path) {
        guard.run();
        io(() -> files.delete(resolve(path), true));
    }

    /** Removes what a writer that was killed has left of single files in a folder; only who writes there alone may. */
    public void removeParts(String folder) {
        list(folder).stream()
                .filter(name -> name.startsWith(ASIDE) && name.endsWith(PART))
                .forEach(name -> delete(folder + "/" + name));
    }

    private static String sibling(String path) {
        int slash = path.lastIndexOf('/') + 1;
        return path.substring(0, slash) + ASIDE + path.substring(slash) + PART;
    }

    private Path resolve(String path) {
        if (path.isEmpty()) {
            return root;
        }
        boolean leaves = path.startsWith("/")
                || path.indexOf(':') >= 0
                || path.indexOf('\\') >= 0
                || path.indexOf('\0') >= 0
                || Stream.of(path.split("/", -1)).anyMatch(name -> name.isEmpty() || name.startsWith(".."));
        if (leaves) {
            throw new IllegalArgumentException("path leaves the storage root: " + path);
        }
        return new Path(root, path);
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T io(Io<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
