package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.AlwaysTrue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.delta.DeltaLog;
import precredit.problem.Problems;
import precredit.store.Store;

/** What time travel can reach of a table beside its newest version. */
record History(Lake lake, LakeTable table, Store store) {
    private static final int VERSION_DIGITS = 20;

    /**
     * Removes at once, whatever the retention, the files of this county that the newest version does not need, and of the log
     * all that tells of older versions, for a log holds bounds of what its files held. The files of other counties stay.
     * Returns how many data files are gone. The caller holds the lock of the county, so none of them is being written.
     */
    long purge() {
        // A commit tells what it took away; the log may begin only with one that took away nothing.
        commitNothing();
        DeltaLog.forTable(lake.spark(), store.uri(address())).checkpoint();
        long version = purgeLog(lake.version(table));
        Set<String> needed = needed(version);
        List<String> gone = store.files(address() + "/county=" + lake.county()).keySet().stream()
                .filter(path -> !needed.contains(name(path)))
                .toList();
        gone.forEach(path -> store.delete(address() + "/county=" + lake.county() + "/" + path));
        return gone.size();
    }

    private void commitNothing() {
        String skipping = "spark.databricks.delta.skipRecordingEmptyCommits";
        lake.spark().conf().set(skipping, false);
        try {
            lake.append(table, lake.read(table).limit(0));
        } finally {
            lake.spark().conf().unset(skipping);
        }
    }

    /** Delta goes on without a checkpoint that it could not write; without one the log before it has to stay. */
    private long purgeLog(long newest) {
        String log = address() + "/_delta_log";
        List<String> names = store.list(log).stream()
                .filter(name -> name.matches("\\d{" + VERSION_DIGITS + "}\\..*"))
                .toList();
        long checkpoint = names.stream()
                .filter(name -> name.contains(".checkpoint"))
                .mapToLong(History::version)
                .max()
                .orElse(-1);
        if (checkpoint < newest) {
            throw Problems.storageUnreachable("there is no checkpoint of " + address());
        }
        names.stream().filter(name -> version(name) < checkpoint).forEach(name -> store.delete(log + "/" + name));
        return checkpoint;
    }

    /** The names of the data files of the newest version; each is unique. */
    private Set<String> needed(long checkpoint) {
        Engine engine = DefaultEngine.create(lake.spark().sparkContext().hadoopConfiguration());
        Snapshot snapshot = TableManager.loadSnapshot(store.uri(address())).build(engine);
        if (snapshot.getVersion() < checkpoint) {
            throw new IllegalStateException("the log of " + table.path() + " ends before its checkpoint");
        }
        return DeltaFiles.of(snapshot, engine, AlwaysTrue.ALWAYS_TRUE).byFolder().values().stream()
                .flatMap(List::stream)
                .map(FileStatus::getPath)
                .map(org.apache.hadoop.fs.Path::getName)
                .collect(Collectors.toSet());
    }

    private String address() {
        return Lake.address(table);
    }

    private static long version(String name) {
        return Long.parseLong(name.substring(0, VERSION_DIGITS));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
