package precredit.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.Span;
import precredit.silver.Versions;

/**
 * The rows of an append table that count on a date, by the calendar month in which they happened: no more of the table is
 * looked at than these months, and those in which other versions of their rows are.
 *
 * @param counted what they have to be besides in force
 */
record InForce(Lake lake, LakeTable table, Column counted, LocalDate asOf) {
    /** Those of some months, by their first days. */
    Dataset<Row> in(Collection<LocalDate> months, KeyDays repeated) {
        KeyDays restated = repeated.ofKeysIn(months);
        SortedSet<LocalDate> ofVersions = restated.months();
        ofVersions.addAll(months);
        return resolved(
                lake.read(table, happenedIn(months)),
                lake.read(table, happenedOrDeliveredIn(ofVersions)),
                restated.keys());
    }

    /** Those of a span. */
    Dataset<Row> of(Span span, KeyDays repeated) {
        return span.isOpen() ? before(span.until(), repeated) : in(Span.months(span.since(), span.until()), repeated);
    }

    /** Those that happened before a day, whenever that was. */
    Dataset<Row> before(LocalDate day, KeyDays repeated) {
        Dataset<Row> all = lake.read(table);
        return resolved(all, all, repeated.keys()).where(col("event_date").lt(lit(day)));
    }

    /**
     * The settled months in which other rows are in force than were when some were kept, and those that have settled since;
     * none when that cannot be told. A row changes with its delivery, or when another version of it comes or goes.
     */
    Optional<SortedSet<LocalDate>> changedSince(SpanMark.Kept then, RepeatedKeys repeated) {
        Optional<Dataset<Row>> files = lake.changedSince(table, then.table());
        Optional<KeyDays> gone = repeated.daysGoneSince(then.repeated());
        if (files.isEmpty() || gone.isEmpty()) {
            return Optional.empty();
        }
        Dataset<Row> seenFirst =
                lake.read(table, Extent.within("dt", then.asOf().plusDays(1), asOf.plusDays(1)));
        KeyDays fresh = days(files.get()).and(days(seenFirst));
        KeySet keys = fresh.keys();
        LocalDate settled = Span.settledOn(asOf);
        SortedSet<LocalDate> months = fresh.months();
        months.addAll(repeated.days().of(keys).months());
        months.addAll(gone.get().of(keys).months());
        months.addAll(Span.months(Span.settledOn(then.asOf()), settled));
        return Optional.of(new TreeSet<>(months.headSet(settled)));
    }

    private Dataset<Row> resolved(Dataset<Row> rows, Dataset<Row> versions, KeySet restated) {
        Column delivered = col("dt").leq(lit(asOf));
        return Superseded.among(versions.where(delivered), new SentKeys(lake.spark(), restated))
                .resolve(rows.where(delivered))
                .where(Versions.visibleOn(lit(asOf)).and(counted));
    }

    private static Extent happenedIn(Collection<LocalDate> months) {
        return Extent.any(within("event_date", months).toList());
    }

    /** A version that does not say when it happened stands under the day of its delivery. */
    private static Extent happenedOrDeliveredIn(Collection<LocalDate> months) {
        return Extent.any(Stream.concat(within("event_date", months), within("dt", months))
                .toList());
    }

    /** The rows with a date in a column in some months, those of months behind one another in one extent. */
    private static Stream<Extent> within(String column, Collection<LocalDate> months) {
        SortedSet<LocalDate> all = new TreeSet<>(months);
        return all.stream().filter(month -> !all.contains(month.minusMonths(1))).map(first -> {
            LocalDate until = first;
            while (all.contains(until)) {
                until = until.plusMonths(1);
            }
            return Extent.within(column, first, until);
        });
    }

    private static KeyDays days(Dataset<Row> rows) {
        return KeyDays.of(rows, col("key_hash"), coalesce(col("event_date"), col("dt")));
    }
}
