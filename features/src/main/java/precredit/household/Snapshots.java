package precredit.household;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** The land snapshots of a county. They are a handful, so they are looked up once: each replaces the one before it whole. */
public record Snapshots(List<Snapshot> delivered) {
    /** A snapshot by the day of its delivery and the day from which it counts as known. */
    public record Snapshot(LocalDate deliveredOn, LocalDate knownFrom) {}

    public Snapshots {
        delivered = List.copyOf(delivered);
    }

    /** The snapshots that hold any contractor. */
    public static Snapshots in(Silver silver) {
        Dataset<Row> known =
                silver.read(SilverTable.HOUSEHOLD).select("dt", "known_from").distinct();
        return new Snapshots(known.orderBy("dt", "known_from").collectAsList().stream()
                .map(row -> new Snapshot(row.getLocalDate(0), row.getLocalDate(1)))
                .toList());
    }

    /** The delivery day of the newest snapshot known on the date, null before the first. */
    public Column inForceOn(Column date) {
        Column[] known = delivered.stream()
                .map(snapshot -> when(date.geq(snapshot.knownFrom()), lit(snapshot.deliveredOn())))
                .toArray(Column[]::new);
        return array_max(array(known).cast("array<date>"));
    }

    /** The delivery day of the newest snapshot known on the date. */
    public Optional<LocalDate> inForceOn(LocalDate date) {
        return delivered.stream()
                .filter(snapshot -> !snapshot.knownFrom().isAfter(date))
                .map(Snapshot::deliveredOn)
                .max(LocalDate::compareTo);
    }
}
