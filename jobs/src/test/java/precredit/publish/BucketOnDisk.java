package precredit.publish;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import precredit.store.Store;

/** Stands in for an object store: it has the scheme of one, refuses renames and remembers what was written in order. */
public final class BucketOnDisk extends RawLocalFileSystem {
    private static final List<String> CREATED = new ArrayList<>();

    public static Store at(java.nio.file.Path folder) {
        CREATED.clear();
        Configuration configuration = new Configuration(false);
        configuration.set("fs.s3a.impl", BucketOnDisk.class.getName());
        configuration.setBoolean("fs.s3a.impl.disable.cache", true);
        return Store.at("s3a://bucket" + folder, configuration);
    }

    public static List<String> created() {
        return List.copyOf(CREATED);
    }

    @Override
    public URI getUri() {
        return URI.create("s3a://bucket");
    }

    @Override
    protected void checkPath(Path path) {}

    @Override
    public FSDataOutputStream create(
            Path path, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        CREATED.add(path.getName());
        return super.create(path, overwrite, bufferSize, replication, blockSize, progress);
    }

    /** Without permissions, which are read from a path on disk. */
    @Override
    public FileStatus[] listStatus(Path folder) throws IOException {
        return Stream.of(super.listStatus(folder))
                .map(file -> new FileStatus(file.getLen(), file.isDirectory(), 1, 1, 0, file.getPath()))
                .toArray(FileStatus[]::new);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        throw new IOException("an object store cannot rename");
    }
}
