package precredit.lake;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.household.Roll;
import precredit.policy.Reviews;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.CondensedSales;
import precredit.silver.CondensedSubsidies;
import precredit.silver.SilverTable;

/**
 * One Delta table: where it lies under {@code lake/}, what one row is, its columns and how it is partitioned. A table
 * without columns takes those of what is first written to it.
 */
public record LakeTable(String path, String grain, StructType schema, List<String> partitions) {
    /** Which deliveries were taken, and what became of their rows. */
    public static final LakeTable TAKEN = of(
            "bronze/taken",
            "One file of one delivery that was taken.",
            "county STRING, source STRING, dt DATE, file STRING, type STRING, stamp STRING, rules STRING, sha256 STRING,"
                    + " bytes BIGINT, delivered BIGINT, good BIGINT, quarantined BIGINT, duplicates BIGINT",
            "county");

    public static final LakeTable DELIVERED = of(
            "bronze/delivered",
            "One block of the bytes of one delivered file, compressed and sealed.",
            "county STRING, source STRING, dt DATE, file STRING, sha256 STRING, block INT, sealed BINARY",
            "county");

    public static final LakeTable QUARANTINE = of(
            "bronze/quarantine",
            "One delivered row that cannot be used, sealed, with the reason.",
            "county STRING, source STRING, dt DATE, file STRING, line BIGINT, reason STRING, row BINARY",
            "county");

    public static final LakeTable IDENTITY = of(
            "silver/identity",
            "One person of one household, or the household itself, in one land snapshot; every value sealed.",
            "county STRING, source STRING, dt DATE, household_id STRING, person_token STRING, name BINARY,"
                    + " id_number BINARY, phone BINARY",
            "county");

    public static final LakeTable REPEATED = of(
            "silver/repeated",
            "One key hash that several delivered rows of an append table share, and a day on which one of them happened.",
            "county STRING, source STRING, dt DATE, hash BIGINT, event_date DATE",
            "county");

    public static final LakeTable SALE_MONTH = new LakeTable(
            "silver/sale_month",
            "The own sales in force of one person to one buyer of one source in one kind of goods, in one calendar month.",
            StructType.fromDDL("county STRING, month DATE").merge(CondensedSales.OF_MONTH, true),
            List.of("county", "month"));

    public static final LakeTable SALE_SPAN = new LakeTable(
            "silver/sale_span",
            "The same of several calendar months that the windows of a night do not tell apart, of older ones of one person.",
            StructType.fromDDL("county STRING, since DATE").merge(CondensedSales.SCHEMA, true),
            List.of("county", "since"));

    public static final LakeTable LOAN_SPAN = new LakeTable(
            "silver/loan_span",
            "The month ends in force of one loan, in several calendar months that the windows of a night do not tell apart.",
            StructType.fromDDL("county STRING, since DATE").merge(CondensedMonthEnds.SCHEMA, true),
            List.of("county", "since"));

    public static final LakeTable SUBSIDY_SPAN = new LakeTable(
            "silver/subsidy_span",
            "The subsidies in force of one person, in several calendar months that the windows of a night do not tell apart.",
            StructType.fromDDL("county STRING, since DATE").merge(CondensedSubsidies.SCHEMA, true),
            List.of("county", "since"));

    public static final LakeTable STANDING = new LakeTable(
            "silver/standing",
            "One farming household of one land snapshot, whether it is on the roll of a date or not.",
            StructType.fromDDL("county STRING").merge(Roll.STANDING, true),
            List.of("county"));

    public static final LakeTable FEATURES = gold("features", "One household of the roll on one date.");
    public static final LakeTable TRAINING = of(
            "gold/training",
            "One loan with a known outcome on one training date, and what was known before it.",
            "",
            "county",
            "trained_on");
    public static final LakeTable LEDGER =
            gold("county_ledger", "One household of the roll on one date, and its outcome.");

    public static final LakeTable REVIEW = new LakeTable(
            "gold/review",
            "One household of one published list that reviewers spoke of.",
            Reviews.SCHEMA,
            List.of("county"));

    /** The columns of its files: all but those of its partitions. */
    public StructType fileSchema() {
        return new StructType(Stream.of(schema.fields())
                .filter(field -> !partitions.contains(field.name()))
                .toArray(StructField[]::new));
    }

    /** Every table of a lake. */
    public static List<LakeTable> all() {
        return Stream.concat(
                        Stream.of(
                                TAKEN,
                                DELIVERED,
                                QUARANTINE,
                                IDENTITY,
                                REPEATED,
                                SALE_MONTH,
                                SALE_SPAN,
                                LOAN_SPAN,
                                SUBSIDY_SPAN,
                                current(SilverTable.LOAN),
                                current(SilverTable.SUBSIDY),
                                STANDING,
                                FEATURES,
                                TRAINING,
                                LEDGER,
                                REVIEW),
                        Stream.of(SilverTable.values()).map(LakeTable::silver))
                .toList();
    }

    /** The tables that hold persons: their tokens, or what was delivered of them. */
    public static List<LakeTable> ofPersons() {
        return Stream.concat(
                        Stream.of(SilverTable.values())
                                .filter(table ->
                                        Stream.of(table.own().fieldNames()).anyMatch(name -> name.endsWith("_token")))
                                .map(LakeTable::silver),
                        Stream.of(
                                DELIVERED,
                                QUARANTINE,
                                IDENTITY,
                                SALE_MONTH,
                                SALE_SPAN,
                                SUBSIDY_SPAN,
                                current(SilverTable.LOAN),
                                current(SilverTable.SUBSIDY),
                                STANDING,
                                FEATURES,
                                TRAINING,
                                LEDGER,
                                REVIEW))
                .toList();
    }

    /** The table of a silver schema. */
    public static LakeTable silver(SilverTable table) {
        return new LakeTable(
                "silver/" + table.name().toLowerCase(Locale.ROOT), table.grain(), table.schema(), List.of("county"));
    }

    /** Versions of an append table that are kept; of subsidies nights of before kept some, none reads these or writes to them. */
    public static LakeTable current(SilverTable table) {
        return new LakeTable(
                "silver/" + table.name().toLowerCase(Locale.ROOT) + "_current",
                table.grain() + " No other known by a date had superseded it.",
                table.schema().add("superseded_on", DataTypes.DateType),
                List.of("county"));
    }

    private static LakeTable of(String path, String grain, String ddl, String... partitions) {
        StructType columns = ddl.isEmpty() ? new StructType() : StructType.fromDDL(ddl);
        return new LakeTable(path, grain, columns, List.of(partitions));
    }

    private static LakeTable gold(String name, String grain) {
        return of("gold/" + name, grain, "", "county", "as_of");
    }
}
