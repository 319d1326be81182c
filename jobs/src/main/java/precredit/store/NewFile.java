package precredit.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/**
 * A file that only one of several writers can make, with all its bytes at once: by a hard link on a disk, by a
 * conditional put ({@code If-None-Match: *}) in an object store, elsewhere by a rename that replaces nothing.
 */
public record NewFile(Path path, Configuration configuration) {
    private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

    /** Makes the file, or returns false and changes nothing when there is one. */
    public boolean create(byte[] bytes) throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        return switch (files.getScheme()) {
            case "file" -> link(bytes);
            case "s3a" -> put(files, bytes);
            default -> rename(files, bytes);
        };
    }

    private boolean link(byte[] bytes) throws IOException {
        java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
        Files.createDirectories(file.getParent());
        java.nio.file.Path aside = file.resolveSibling(aside().getName());
        Files.write(aside, bytes);
        try {
            Files.createLink(file, aside);
            return true;
        } catch (java.nio.file.FileAlreadyExistsException taken) {
            return false;
        } finally {
            Files.delete(aside);
        }
    }

    private boolean put(FileSystem files, byte[] bytes) throws IOException {
        FSDataOutputStreamBuilder<?, ?> conditional = files.createFile(path);
        conditional.overwrite(false);
        conditional.must(CONDITIONAL, true);
        try (OutputStream out = conditional.build()) {
            out.write(bytes);
        } catch (FileAlreadyExistsException | PathIOException refused) {
            return isOurs(files, bytes);
        }
        return true;
    }

    /** A put whose answer was lost is sent again, and then meets the file that it made itself. */
    private boolean isOurs(FileSystem files, byte[] bytes) throws IOException {
        try (var in = files.open(path)) {
            return Arrays.equals(in.readAllBytes(), bytes);
        }
    }

    private boolean rename(FileSystem files, byte[] bytes) throws IOException {
        Path aside = aside();
        try (OutputStream out = files.create(aside, true)) {
            out.write(bytes);
        }
        try {
            FileContext.getFileContext(path.toUri(), configuration).rename(aside, path, Options.Rename.NONE);
            return true;
        } catch (FileAlreadyExistsException taken) {
            files.delete(aside, false);
            return false;
        }
    }

    private Path aside() {
        return new Path(path.getParent(), "_" + path.getName() + "." + UUID.randomUUID() + ".part");
    }
}
