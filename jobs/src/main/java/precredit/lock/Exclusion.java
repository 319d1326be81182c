package precredit.lock;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import precredit.problem.Problems;
import precredit.store.Store;

/** Refuses a storage root where a file could be made twice: locks and the logs of tables rest on that it cannot. */
final class Exclusion {
    private static final Set<String> ATOMIC = Set.of("file", "hdfs", "abfs", "abfss");

    private Exclusion() {}

    static void require(Store store) {
        String root = store.uri("");
        String scheme = URI.create(root).getScheme();
        if (ATOMIC.contains(scheme)) {
            return;
        }
        if (!scheme.equals("s3a")) {
            throw Problems.unsafeStore(root, "nothing is known of how files are made on " + scheme);
        }
        if (!refusesTheSecond(store)) {
            throw Problems.unsafeStore(root, "the store makes a file again that is there");
        }
    }

    /** Not every server that speaks S3 looks at the condition of a put; one that does not is found out by asking. */
    private static boolean refusesTheSecond(Store store) {
        String probe = "locks/_probe-" + UUID.randomUUID();
        try {
            return store.createNew(probe, "first") && !store.createNew(probe, "second");
        } finally {
            store.delete(probe);
        }
    }
}
