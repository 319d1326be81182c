package precredit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import precredit.lake.GuardedLogStore;

/**
 * The disk as Hadoop and Delta reach it, which takes so many changes and then fails: as if the process had been killed there,
 * or the disk were full. Locks are let go as those of a killed process would be.
 */
public final class FailingDisk extends LocalFileSystem {
    private static final String IMPLEMENTATION = "fs.file.impl";
    private static final String UNCACHED = "fs.file.impl.disable.cache";
    private static final AtomicLong TAKEN = new AtomicLong();
    private static volatile Failure failure = Failure.NONE;
    private static volatile long last = Long.MAX_VALUE;

    /** What fails once no more changes are taken. */
    public enum Failure {
        NONE,
        /** Every change: nothing that a killed process would have done later is done. */
        KILLED,
        /** New bytes only: what needs none, such as removing a file, is done. */
        FULL
    }

    /** Called by Hadoop. */
    public FailingDisk() {
        super(new Raw());
    }

    /** Runs what changes files below {@code root}, an address of the local disk; returns how many changes were taken. */
    public static long during(Failure failing, long afterChanges, String root, Runnable work) {
        Configuration hadoop = LocalSpark.session().sparkContext().hadoopConfiguration();
        TAKEN.set(0);
        failure = failing;
        last = afterChanges;
        use(hadoop);
        GuardedLogStore.guard(root, () -> unchecked(FailingDisk::change));
        try {
            work.run();
            return TAKEN.get();
        } finally {
            GuardedLogStore.leave(root);
            leave(hadoop);
            failure = Failure.NONE;
        }
    }

    private static void use(Configuration hadoop) {
        for (String name : new String[] {IMPLEMENTATION, UNCACHED}) {
            String value = name.equals(UNCACHED) ? "true" : FailingDisk.class.getName();
            hadoop.set(name, value);
            System.setProperty("spark.hadoop." + name, value);
        }
    }

    private static void leave(Configuration hadoop) {
        for (String name : new String[] {IMPLEMENTATION, UNCACHED}) {
            hadoop.unset(name);
            System.clearProperty("spark.hadoop." + name);
        }
    }

    private interface Change {
        void run() throws IOException;
    }

    private static void unchecked(Change change) {
        try {
            change.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void change() throws IOException {
        if (TAKEN.incrementAndGet() > last && failure != Failure.NONE) {
            throw new IOException(
                    failure == Failure.FULL
                            ? "No space left on device"
                            : "nothing is done after the process was killed");
        }
    }

    private static void change(Path path) throws IOException {
        if (!isLock(path)) {
            change();
        }
    }

    private static void changeWithoutBytes(Path path) throws IOException {
        if (failure != Failure.FULL) {
            change(path);
        }
    }

    private static boolean isLock(Path path) {
        return path.toUri().getPath().contains("/locks/");
    }

    private static final class Raw extends RawLocalFileSystem {
        @Override
        public FSDataOutputStream create(
                Path path, boolean overwrite, int buffer, short replication, long block, Progressable progress)
                throws IOException {
            change(path);
            return failing(path, super.create(path, overwrite, buffer, replication, block, progress));
        }

        @Override
        public FSDataOutputStream create(
                Path path,
                FsPermission permission,
                boolean overwrite,
                int buffer,
                short replication,
                long block,
                Progressable progress)
                throws IOException {
            change(path);
            return failing(path, super.create(path, permission, overwrite, buffer, replication, block, progress));
        }

        @Override
        public boolean rename(Path from, Path to) throws IOException {
            changeWithoutBytes(to);
            return super.rename(from, to);
        }

        @Override
        public boolean delete(Path path, boolean recursive) throws IOException {
            changeWithoutBytes(path);
            return super.delete(path, recursive);
        }

        private static FSDataOutputStream failing(Path path, FSDataOutputStream out) throws IOException {
            return isLock(path) ? out : new FSDataOutputStream(new Failing(out), null);
        }
    }

    /** A file that was begun before the failure ends there too. */
    private static final class Failing extends FilterOutputStream {
        Failing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            refuse();
            out.write(bytes, from, length);
        }

        @Override
        public void write(int b) throws IOException {
            refuse();
            out.write(b);
        }

        private static void refuse() throws IOException {
            if (TAKEN.get() > last) {
                change();
            }
        }
    }
}
