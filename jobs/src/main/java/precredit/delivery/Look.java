package precredit.delivery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import precredit.identity.Tokens;
import scala.Tuple2;

/**
 * What one task saw of delivered files.
 *
 * @param keys blocks of hashes and places of rows, as {@link LookedKeys} gathers them, by bucket
 */
record Look(List<Inspection> inspections, List<Tuple2<Integer, long[]>> keys) implements Serializable {
    /** A file that is to be looked into, and what makes its keys. */
    record Request(Inspection.Request file, KeyColumns keys, long bytes) implements Serializable {}

    static Look at(List<Request> files, int buckets, Tokens.Key tokenKey, Configuration configuration) {
        LookedKeys keys = new LookedKeys(buckets, new Persons(tokenKey));
        List<Inspection> inspections = new ArrayList<>();
        for (Request request : files) {
            inspections.add(Inspection.of(request.file(), configuration, keys.of(request.keys())));
        }
        return new Look(inspections, keys.end());
    }
}
