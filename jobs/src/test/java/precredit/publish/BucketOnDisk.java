package precredit.publish;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import precredit.store.Store;

/** Stands in for an object store: it has the scheme of one, refuses renames and remembers what was written in order. */
public final class BucketOnDisk extends RawLocalFileSystem {
    private static final List<String> CREATED = new ArrayList<>();

    static Store at(java.nio.file.Path folder) {
        CREATED.clear();
        Configuration configuration = new Configuration(false);
        configuration.set("fs.s3a.impl", BucketOnDisk.class.getName());
        configuration.setBoolean("fs.s3a.impl.disable.cache", true);
        return Store.at("s3a://bucket" + folder, configuration);
    }

    static List<String> created() {
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

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        throw new IOException("an object store cannot rename");
    }
}
