package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import precredit.feature.MonthEnds;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * The versions of an append table of a county that no other known by a date had superseded, kept so that a night compares no
 * versions but those that came since with the ones they are versions of. What is kept says no more than the table does and
 * can be made of it again; a night before the one that kept it compares all versions.
 */
public abstract sealed class KeptVersions {
    /** Raised when other rows are made of the same versions. */
    private static final int MADE = 1;

    /** They are made again once the versions that came since are more than one for so many of them. */
    private static final int MANY = 2;

    /** Above so many days all month ends are gone through. */
    private static final int DAYS = 60;

    private final Lake lake;
    private final LakeTable all;
    private final LakeTable current;
    private final KeptNote note;
    private final LocalDate upTo;

    private KeptVersions(Lake lake, Store store, LocalDate upTo, SilverTable table) {
        this.lake = lake;
        this.all = LakeTable.silver(table);
        this.current = LakeTable.current(table);
        this.note = new KeptNote(
                store,
                "lake/current/" + table.name().toLowerCase(Locale.ROOT).replace('_', '-') + "/county=" + lake.county()
                        + ".json");
        this.upTo = upTo;
    }

    /** All of a table, as a run of one date may see them, which alone writes to the lake of its county. */
    static KeptVersions of(Lake lake, Store store, LocalDate upTo, SilverTable table) {
        return new OfEveryRecord(lake, store, upTo, table);
    }

    /** The same of no more month ends of loans than can count for a feature. */
    static KeptVersions monthEnds(Lake lake, Store store, LocalDate upTo) {
        return new OfMonthEnds(lake, store, upTo);
    }

    /**
     * @param asOf the date by which the versions were known
     * @param all the version of the table that they are of
     * @param rows how many there are
     */
    private record Kept(LocalDate asOf, long all, long rows) {
        static Optional<Kept> of(JsonNode json) {
            return json.path("made").asInt() == MADE
                    ? Optional.of(new Kept(
                            LocalDate.parse(json.path("as_of").asText()),
                            json.path("all").asLong(),
                            json.path("rows").asLong()))
                    : Optional.empty();
        }
    }

    /**
     * Rows of the table with {@code superseded_on}, all that count and are not superseded on the date among them; none where
     * all versions have to be compared.
     */
    final Optional<Dataset<Row>> rows() {
        Optional<Kept> kept = note.read().flatMap(Kept::of);
        if (kept.map(then -> then.asOf().isAfter(upTo)).orElse(false) || !lake.has(all)) {
            return Optional.empty();
        }
        Optional<Dataset<Row>> come = kept.flatMap(this::comeSince).map(Dataset::localCheckpoint);
        long count = come.map(Dataset::count).orElse(0L);
        if (count > 0) {
            Optional<Dataset<Row>> with = with(kept(), come.orElseThrow());
            if (with.isPresent() && count * MANY <= kept.orElseThrow().rows()) {
                return with;
            }
            keep(with.map(Dataset::localCheckpoint).orElseGet(this::resolved));
        } else if (come.isEmpty()) {
            keep(resolved());
        }
        return Optional.of(kept());
    }

    /** Has the next night make them all again: before rows are taken out of the table and out of them, one after the other. */
    final void forget() {
        note.clear();
    }

    /** What is kept, with versions that came since laid over it; none where it costs less to make all of it again. */
    abstract Optional<Dataset<Row>> with(Dataset<Row> before, Dataset<Row> come);

    /** Those of the versions that are not superseded that are to be kept. */
    abstract Dataset<Row> counting(Dataset<Row> versions, LocalDate asOf);

    /** The versions within an extent that a run of the date may see, all of each record that has one there. */
    final Dataset<Row> resolved(Extent extent) {
        return Versions.withSupersededOn(lake.read(all, extent).where(col("dt").leq(lit(upTo))));
    }

    private Dataset<Row> resolved() {
        return resolved(Extent.everything());
    }

    /** The versions that a run of the date may see and the one that kept the others could not; none when that cannot be told. */
    private Optional<Dataset<Row>> comeSince(Kept then) {
        Dataset<Row> seenFirst = lake.read(all, Extent.within("dt", then.asOf().plusDays(1), upTo.plusDays(1)));
        return lake.addedSince(all, then.all())
                .map(added -> added.where(col("dt").leq(lit(then.asOf()))).unionByName(seenFirst));
    }

    private void keep(Dataset<Row> versions) {
        Column isCurrent = col("superseded_on").isNull().or(col("superseded_on").gt(lit(upTo)));
        long version = lake.version(all);
        note.clear();
        lake.replace(current, Extent.everything(), counting(versions.where(isCurrent), upTo), "features " + upTo);
        note.write(KeptNote.empty()
                .put("made", MADE)
                .put("as_of", upTo.toString())
                .put("all", version)
                .put("rows", kept().count()));
    }

    private Dataset<Row> kept() {
        return lake.read(current);
    }

    private static final class OfEveryRecord extends KeptVersions {
        private static final String[] KEY = {"key_hash"};

        private OfEveryRecord(Lake lake, Store store, LocalDate upTo, SilverTable table) {
            super(lake, store, upTo, table);
        }

        /** Only of records that a new version is of are versions compared. */
        @Override
        Optional<Dataset<Row>> with(Dataset<Row> before, Dataset<Row> come) {
            Dataset<Row> hashes = broadcast(come.select(KEY[0]).distinct());
            Dataset<Row> again = Versions.withSupersededOn(
                    before.join(hashes, KEY, "left_semi").drop("superseded_on").unionByName(come));
            return Optional.of(before.join(hashes, KEY, "left_anti").unionByName(again));
        }

        @Override
        Dataset<Row> counting(Dataset<Row> versions, LocalDate asOf) {
            return versions;
        }
    }

    private static final class OfMonthEnds extends KeptVersions {
        private OfMonthEnds(Lake lake, Store store, LocalDate upTo) {
            super(lake, store, upTo, SilverTable.LOAN_MONTH);
        }

        /** All month ends of the days of new ones are taken again: the day is part of their key, and what is kept lacks some. */
        @Override
        Optional<Dataset<Row>> with(Dataset<Row> before, Dataset<Row> come) {
            List<LocalDate> days = come
                    .where(col("event_date").isNotNull())
                    .select("event_date")
                    .distinct()
                    .as(Encoders.LOCALDATE())
                    .collectAsList()
                    .stream()
                    .sorted()
                    .toList();
            if (days.isEmpty()) {
                return Optional.of(before);
            }
            return days.size() > DAYS
                    ? Optional.empty()
                    : Optional.of(before.where(org.apache.spark.sql.functions.not(
                                    col("event_date").isin(days.toArray())))
                            .unionByName(resolved(Extent.any(days.stream()
                                    .map(day -> Extent.within("event_date", day, day.plusDays(1)))
                                    .toList()))));
        }

        @Override
        Dataset<Row> counting(Dataset<Row> versions, LocalDate asOf) {
            return MonthEnds.counting(versions, asOf);
        }
    }
}
