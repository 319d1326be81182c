package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.fold.Look;
import precredit.household.Land;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/** Looks at what the snapshots of the land register say of households, and at who of them is a dishonest debtor. */
record LandHistories(Land land) {
    /** By which a row names its household. */
    static final List<Column> HOUSEHOLD = List.of(col("snapshot"), col("household_id"));

    /** Forms of acquiring land that count, NY/T 2539 C.10; 900 (other) does not. */
    private static final Object[] CONTRACTED = {"100", "110", "120", "121", "122", "123", "129", "200", "300"};

    private static final String WHOLLY_PERFORMED = "全部已履行";
    private static final List<Column> PERSON = List.of(col("person_token"));

    Look parcels() {
        return at(History.PARCELS, land.parcels().where(col("method").isin(CONTRACTED)), Land.standsOn(col("as_of")));
    }

    Look leasesBy(History history, String side) {
        Dataset<Row> leases = land.of(SilverTable.LEASE).withColumn("household_id", col(side));
        return at(history, leases, col("as_of").between(col("start_date"), col("end_date")));
    }

    /** Members, living or dead, each a group of his own. */
    Look members() {
        return at(History.MEMBERS, land.of(SilverTable.MEMBER), lit(true)).by(PERSON);
    }

    /** The members who match an entry of {@code debtors}, each a group of his own. */
    Look debtors(Dataset<Row> debtors) {
        Dataset<Row> matched = Versions.resolved(debtors)
                .where(col("performance").notEqual(WHOLLY_PERFORMED))
                .select("debtor_token", "event_date", "known_from", Versions.SUPERSEDED_ON)
                .join(
                        land.of(SilverTable.MEMBER).select("snapshot", "household_id", "person_token", "debtor_token"),
                        "debtor_token");
        return Look.at(matched, HOUSEHOLD, Versions.visibleOn(col("as_of")), List.of())
                .by(PERSON);
    }

    private static Look at(History history, Dataset<Row> rows, Column counts) {
        return Look.at(rows, HOUSEHOLD, counts, history.measures());
    }
}
