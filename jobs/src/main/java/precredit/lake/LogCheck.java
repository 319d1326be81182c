package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import precredit.problem.Problems;

/** Refuses a table of which an entry of the log is not as it was written. Each entry is looked at once by a process. */
final class LogCheck {
    private static final Set<String> WHOLE = ConcurrentHashMap.newKeySet();

    private LogCheck() {}

    /** Looks at the entries since the last checkpoint, from which a reader makes up the table. */
    static void require(Snapshot snapshot, Configuration hadoop) {
        ((SnapshotImpl) snapshot).getLogSegment().getDeltas().forEach(entry -> requireWhole(entry, hadoop));
    }

    private static void requireWhole(FileStatus entry, Configuration hadoop) {
        String known = entry.getPath() + " " + entry.getSize() + " " + entry.getModificationTime();
        if (!WHOLE.contains(known)) {
            if (!CommitSeal.holds(bytes(new Path(entry.getPath()), hadoop))) {
                throw Problems.damagedStorage(
                        named(entry.getPath()), "it is not as it was written: the sha256 that it bears is another");
            }
            WHOLE.add(known);
        }
    }

    private static byte[] bytes(Path path, Configuration hadoop) {
        try (InputStream in = path.getFileSystem(hadoop).open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of an address from {@code lake/} on. */
    static String named(String address) {
        return address.substring(address.lastIndexOf("/lake/") + 1);
    }
}
