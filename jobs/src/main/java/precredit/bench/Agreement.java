package precredit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.night.Sessions;
import precredit.store.Store;

/** Whether a night of ours and one of the peer counted the same: deliveries, households, and each feature over all of them. */
record Agreement(Timed ours, Timed peers) {
    /** The peer divides in binary, so that a ratio may be rounded the other way now and then. */
    private static final BigDecimal TOLERANCE_OF_RATIOS = new BigDecimal("0.01");

    /** A sentence for each figure that differs. {@code storage} is where our night lies. */
    List<String> differences(Path storage, String county, LocalDate date) {
        List<String> found = new ArrayList<>();
        compare(
                "delivered rows",
                ours.delivered(),
                peers.told().path("delivered").asLong(),
                found);
        compare(
                "households of the roll",
                ours.told().path("roll").asLong(),
                peers.told().path("roll").asLong(),
                found);
        JsonNode sums = peers.told().path("sums");
        List<String> names = new ArrayList<>();
        sums.fieldNames().forEachRemaining(names::add);
        sums(names, storage, county, date).forEach((name, sum) -> {
            BigDecimal apart =
                    sum.subtract(new BigDecimal(sums.path(name).asText())).abs();
            boolean isRatio = name.contains("ratio") || name.contains("share");
            if (apart.compareTo(isRatio ? TOLERANCE_OF_RATIOS : BigDecimal.ZERO) > 0) {
                found.add("the sum of " + name + " is " + sum.toPlainString() + " and the peer's "
                        + sums.path(name).asText());
            }
        });
        return found;
    }

    private static void compare(String what, long ours, long peers, List<String> found) {
        if (ours != peers) {
            found.add(what + " are " + ours + " and the peer's " + peers);
        }
    }

    private static Map<String, BigDecimal> sums(List<String> names, Path storage, String county, LocalDate date) {
        SparkSession spark = Sessions.open("local[1]");
        try {
            Store store = Store.at(storage.toString(), Sessions.hadoop());
            Column[] sums = names.stream()
                    .map(name -> functions
                            .sum(functions.col(name).cast("decimal(28,4)"))
                            .as(name))
                    .toArray(Column[]::new);
            Row row = new Lake(spark, store, county)
                    .read(LakeTable.FEATURES, date)
                    .agg(functions.count(functions.lit(1)), sums)
                    .head();
            Map<String, BigDecimal> named = new LinkedHashMap<>();
            names.forEach(name -> named.put(name, row.getDecimal(row.fieldIndex(name))));
            return named;
        } finally {
            spark.stop();
        }
    }
}
