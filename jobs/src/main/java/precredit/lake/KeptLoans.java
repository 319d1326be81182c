package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * The versions of the loans of a county that no other known by a date had superseded, kept so that a night reads none of the
 * others and compares no versions but those that came since with the ones they are versions of. A version that is left out
 * is superseded on any later date too, and so is all that it superseded, by the one that superseded it.
 */
final class KeptLoans implements KeptRows {
    private static final LakeTable ALL = LakeTable.silver(SilverTable.LOAN);
    private static final LakeTable CURRENT = LakeTable.current(SilverTable.LOAN);

    /** Raised when other rows are made of the same versions. */
    private static final int MADE = 2;

    /** What came since is laid down with the others once it is more than one row for so many of them. */
    private static final long FEW = 16;

    /** Until when a version of those that are kept is in force as far as these tell. */
    private static final String KNOWN_BEFORE = "superseded_before";

    private final Lake lake;
    private final KeptNote note;
    private final LocalDate asOf;

    /** As a run of one date may see them, which alone writes to the lake of its county. */
    KeptLoans(Lake lake, Store store, LocalDate asOf) {
        this.lake = lake;
        this.note = new KeptNote(store, "lake/current/loan/county=" + lake.county() + ".json");
        this.asOf = asOf;
    }

    /**
     * @param asOf the date by which the versions were known
     * @param table the version of their table
     * @param rows how many there are
     */
    private record Mark(LocalDate asOf, long table, long rows) {
        static Mark of(JsonNode json) {
            return new Mark(
                    LocalDate.parse(json.path("as_of").asText()),
                    json.path("table").asLong(),
                    json.path("rows").asLong());
        }
    }

    /** The loans in force on the date, in the columns of their table, after what came was laid down with what is kept. */
    List<Dataset<Row>> rows(RepeatedKeys repeated) {
        Optional<Mark> kept = mark();
        Optional<Dataset<Row>> come = kept.flatMap(this::comeSince);
        if (come.isEmpty()) {
            Dataset<Row> all = visible(lake.read(ALL));
            keep(resolved(all, repeated.hashes()));
        } else {
            KeyDays fresh = KeyDays.of(come.get(), col("key_hash"), col("dt"));
            if (!fresh.isEmpty()) {
                Dataset<Row> with = with(come.get(), fresh.keys());
                if (fresh.count() * FEW <= kept.get().rows()) {
                    return inForce(with);
                }
                keep(with);
            }
        }
        return inForce(lake.read(CURRENT));
    }

    @Override
    public boolean isOfLater() {
        return mark().map(then -> then.asOf().isAfter(asOf)).orElse(false);
    }

    @Override
    public long version() {
        return lake.version(ALL);
    }

    @Override
    public void rewritten(long before) {
        mark().filter(then -> then.table() == before)
                .ifPresent(then -> write(new Mark(then.asOf(), version(), then.rows())));
    }

    @Override
    public void forget() {
        note.clear();
    }

    private Optional<Mark> mark() {
        return note.read().filter(json -> json.path("made").asInt() == MADE).map(Mark::of);
    }

    private void write(Mark mark) {
        note.write(KeptNote.empty()
                .put("made", MADE)
                .put("as_of", mark.asOf().toString())
                .put("table", mark.table())
                .put("rows", mark.rows()));
    }

    /** The versions that a run of the date may see and the one that kept the others could not; none when that cannot be told. */
    private Optional<Dataset<Row>> comeSince(Mark then) {
        Dataset<Row> seenFirst = visible(lake.read(ALL, Extent.after("dt", then.asOf())));
        return lake.addedSince(ALL, then.table())
                .map(added -> added.where(col("dt").leq(lit(then.asOf()))).unionByName(seenFirst));
    }

    /** What is kept and versions that came since. */
    private Dataset<Row> with(Dataset<Row> come, KeySet keys) {
        Dataset<Row> together = lake.read(CURRENT)
                .withColumnRenamed(Versions.SUPERSEDED_ON, KNOWN_BEFORE)
                .unionByName(come.withColumn(KNOWN_BEFORE, lit(null).cast(DataTypes.DateType)));
        return resolved(together, new SentKeys(lake.spark(), keys))
                .withColumn(Versions.SUPERSEDED_ON, least(col(Versions.SUPERSEDED_ON), col(KNOWN_BEFORE)))
                .drop(KNOWN_BEFORE);
    }

    private static Dataset<Row> resolved(Dataset<Row> versions, SentKeys keys) {
        return Superseded.among(versions, keys).resolve(versions);
    }

    private Dataset<Row> visible(Dataset<Row> versions) {
        return versions.where(col("dt").leq(lit(asOf)));
    }

    private List<Dataset<Row>> inForce(Dataset<Row> resolved) {
        return List.of(resolved.where(Versions.visibleOn(lit(asOf))));
    }

    private void keep(Dataset<Row> resolved) {
        long version = version();
        Column isCurrent = col(Versions.SUPERSEDED_ON)
                .isNull()
                .or(col(Versions.SUPERSEDED_ON).gt(lit(asOf)));
        note.clear();
        // Rows of a person beside one another take less place, and less time to read.
        lake.replace(
                CURRENT,
                Extent.everything(),
                resolved.where(isCurrent).sortWithinPartitions("person_token"),
                "features " + asOf);
        write(new Mark(asOf, version, lake.read(CURRENT).count()));
    }
}
