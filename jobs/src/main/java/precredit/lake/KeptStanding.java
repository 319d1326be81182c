package precredit.lake;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.household.CountyCodes;
import precredit.household.Land;
import precredit.household.Roll;
import precredit.household.Snapshots;
import precredit.silver.SilverTable;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * The farming households of the land snapshots that a night asks for, kept for the nights that ask for the same ones. They are
 * found anew when any file of the tables they are found in is another one.
 */
final class KeptStanding implements Roll.Keeper {
    /** Raised when other rows are found in the same snapshots. */
    private static final String MADE = "1";

    private final Lake lake;
    private final KeptNote note;
    private final String run;

    /** As a run of one date may see them, which alone writes to the lake of its county. */
    KeptStanding(Lake lake, Store store, LocalDate upTo) {
        this.lake = lake;
        this.note = new KeptNote(store, "lake/standing/county=" + lake.county() + ".json");
        this.run = "features " + upTo;
    }

    @Override
    public Dataset<Row> standing(Land land, CountyCodes codes) {
        ObjectNode wanted = origin(land.snapshots(), codes);
        if (!note.read().filter(wanted::equals).isPresent()) {
            note.clear();
            Dataset<Row> found = Roll.standing(land, codes).withColumn("county", lit(lake.county()));
            lake.replace(LakeTable.STANDING, Extent.everything(), found, run);
            note.write(wanted);
        }
        return lake.read(LakeTable.STANDING);
    }

    /** Has the next night find them again: before rows are taken out of the register and out of them, one after the other. */
    void forget() {
        note.clear();
    }

    private ObjectNode origin(Snapshots snapshots, CountyCodes codes) {
        ObjectNode origin = KeptNote.empty().put("made", MADE);
        ArrayNode issued = origin.putArray("codes").add(codes.county());
        codes.predecessors().forEach(issued::add);
        ArrayNode asked = origin.putArray("snapshots");
        snapshots.delivered().forEach(snapshot -> asked.add(snapshot.deliveredOn() + " " + snapshot.knownFrom()));
        Stream.of(SilverTable.HOUSEHOLD, SilverTable.MEMBER, SilverTable.PARCEL, SilverTable.CANCELLATION)
                .map(LakeTable::silver)
                .forEach(
                        table -> origin.put(table.path(), DigestUtils.sha256Hex(String.join("\n", lake.files(table)))));
        return origin;
    }
}
