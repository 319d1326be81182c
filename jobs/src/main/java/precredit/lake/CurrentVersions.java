package precredit.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.SilverTable;
import precredit.silver.Versions;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * The versions of the loans of a county that no other known by a date had superseded, kept so that a night compares no
 * versions but those that came since with the ones they are versions of. What is kept says no more than the loans do and can
 * be made of them again; a night before the one that kept it compares them all.
 */
public final class CurrentVersions {
    private static final LakeTable LOAN = LakeTable.silver(SilverTable.LOAN);

    /** Raised when other rows are made of the same versions. */
    private static final int MADE = 1;

    /** They are made again once the versions that came since are more than one in so many of them. */
    private static final int MANY = 8;

    private static final String[] KEY = {"key_hash"};

    private final Lake lake;
    private final KeptNote note;
    private final LocalDate upTo;

    /** As a run of one date may see them, which alone writes to the lake of its county. */
    public CurrentVersions(Lake lake, Store store, LocalDate upTo) {
        this.lake = lake;
        this.note = new KeptNote(store, "lake/loan-current/county=" + lake.county() + ".json");
        this.upTo = upTo;
    }

    /**
     * @param asOf the date by which the versions were known
     * @param loan the version of the table of loans
     * @param rows how many there are
     */
    private record Kept(LocalDate asOf, long loan, long rows) {
        static Optional<Kept> of(JsonNode json) {
            return json.path("made").asInt() == MADE
                    ? Optional.of(new Kept(
                            LocalDate.parse(json.path("as_of").asText()),
                            json.path("loan").asLong(),
                            json.path("rows").asLong()))
                    : Optional.empty();
        }
    }

    /**
     * Rows of {@link SilverTable#LOAN} with {@code superseded_on}, all that are not superseded on the date among them; none
     * where all versions have to be compared.
     */
    Optional<Dataset<Row>> rows() {
        Optional<Kept> kept = note.read().flatMap(Kept::of);
        if (kept.map(then -> then.asOf().isAfter(upTo)).orElse(false) || !lake.has(LOAN)) {
            return Optional.empty();
        }
        Optional<Dataset<Row>> come = kept.flatMap(this::comeSince).map(Dataset::localCheckpoint);
        if (come.isEmpty()) {
            keep(Versions.withSupersededOn(lake.read(LOAN).where(col("dt").leq(lit(upTo)))));
            return Optional.of(kept());
        }
        long count = come.get().count();
        if (count > 0 && MANY * count > kept.orElseThrow().rows()) {
            keep(with(come.get()).localCheckpoint());
            return Optional.of(kept());
        }
        return Optional.of(count == 0 ? kept() : with(come.get()));
    }

    /** Has the next night make them all again: before rows are taken out of the loans and out of them, one after the other. */
    public void forget() {
        note.clear();
    }

    /** The versions that a run of the date may see and the one that kept the others could not; none when that cannot be told. */
    private Optional<Dataset<Row>> comeSince(Kept then) {
        Dataset<Row> seenFirst = lake.read(LOAN, Extent.within("dt", then.asOf().plusDays(1), upTo.plusDays(1)));
        return lake.addedSince(LOAN, then.loan())
                .map(added -> added.where(col("dt").leq(lit(then.asOf()))).unionByName(seenFirst));
    }

    /** What is kept, with other versions laid over it: only of records that one of these is of are versions compared. */
    private Dataset<Row> with(Dataset<Row> come) {
        Dataset<Row> hashes = broadcast(come.select(KEY[0]).distinct());
        Dataset<Row> before = kept();
        Dataset<Row> again = Versions.withSupersededOn(
                before.join(hashes, KEY, "left_semi").drop("superseded_on").unionByName(come));
        return before.join(hashes, KEY, "left_anti").unionByName(again);
    }

    private void keep(Dataset<Row> versions) {
        Column isCurrent = col("superseded_on").isNull().or(col("superseded_on").gt(lit(upTo)));
        long loan = lake.version(LOAN);
        note.clear();
        lake.replace(LakeTable.LOAN_CURRENT, Extent.everything(), versions.where(isCurrent), "features " + upTo);
        note.write(KeptNote.empty()
                .put("made", MADE)
                .put("as_of", upTo.toString())
                .put("loan", loan)
                .put("rows", kept().count()));
    }

    private Dataset<Row> kept() {
        return lake.read(LakeTable.LOAN_CURRENT);
    }
}
