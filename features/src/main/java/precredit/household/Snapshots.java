package precredit.household;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** The land snapshots of a county: a handful, so they are looked up once. Each replaces the one before it whole. */
public record Snapshots(List<Snapshot> delivered) {
    /** A snapshot by the day of its delivery and the day from which it counts as known. */
    public record Snapshot(LocalDate deliveredOn, LocalDate knownFrom) {}

    public Snapshots {
        delivered = List.copyOf(delivered);
    }

    /** All that hold any contractor. */
    public static Snapshots in(Silver silver) {
        Row known = silver.read(SilverTable.HOUSEHOLD)
                .agg(collect_set(struct("dt", "known_from")))
                .head();
        return new Snapshots(known.<Row>getList(0).stream()
                .map(row -> new Snapshot(row.getLocalDate(0), row.getLocalDate(1)))
                .sorted(Comparator.comparing(Snapshot::deliveredOn).thenComparing(Snapshot::knownFrom))
                .toList());
    }

    /** The one in force on the date, or none before the first. */
    public Snapshots inForceOn(LocalDate date) {
        return new Snapshots(delivered.stream()
                .filter(snapshot -> !snapshot.knownFrom().isAfter(date))
                .max(Comparator.comparing(Snapshot::deliveredOn))
                .stream()
                .toList());
    }

    /** The delivery day of the one in force on a date, null before the first. */
    Column inForceOn(Column date) {
        Column[] known = delivered.stream()
                .map(snapshot -> when(date.geq(snapshot.knownFrom()), lit(snapshot.deliveredOn())))
                .toArray(Column[]::new);
        return array_max(array(known).cast("array<date>"));
    }

    /** Whether a delivery day is that of one of these. */
    public Column include(Column deliveredOn) {
        return deliveredOn.isin(
                delivered.stream().map(Snapshot::deliveredOn).distinct().toArray());
    }
}
