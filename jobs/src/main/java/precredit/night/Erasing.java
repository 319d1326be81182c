package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import precredit.delivery.DeliveredErasure;
import precredit.delivery.Intake;
import precredit.delivery.QuarantineErasure;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/**
 * Takes persons out of the tables of a county. A row that is theirs goes, and what is left of it is an empty row in
 * quarantine; a row of a household, or of a decision, stays without their token.
 */
record Erasing(Lake lake, Intake intake, Map<String, Set<String>> debtorTokens) {
    private static final String RUN = "erase";
    private static final Column SNAPSHOT =
            concat_ws(" ", col("source"), col("dt").cast(DataTypes.StringType), col("household_id"));

    /** The tokens, as a debtor, of each of these persons. */
    static Map<String, Set<String>> debtorTokens(Lake lake, Set<String> persons) {
        Map<String, Set<String>> tokens = new TreeMap<>();
        persons.forEach(person -> tokens.put(person, new TreeSet<>()));
        lake.read(LakeTable.silver(SilverTable.MEMBER))
                .where(col("person_token").isin(persons.toArray()))
                .select("person_token", "debtor_token")
                .distinct()
                .collectAsList()
                .forEach(row -> tokens.get(row.getString(0)).add(row.getString(1)));
        return tokens;
    }

    /** The households, by any snapshot, of which one of these persons is a member or the contractor. */
    static Set<String> households(Lake lake, Set<String> persons) {
        return Stream.concat(
                        lake
                                .read(LakeTable.silver(SilverTable.MEMBER))
                                .where(col("person_token").isin(persons.toArray()))
                                .select("household_id")
                                .as(Encoders.STRING())
                                .collectAsList()
                                .stream(),
                        lake
                                .read(LakeTable.silver(SilverTable.HOUSEHOLD))
                                .where(col("contractor_token").isin(persons.toArray()))
                                .select("household_id")
                                .as(Encoders.STRING())
                                .collectAsList()
                                .stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Refuses, before anything is done, what could not be done whole. */
    static void check(Lake lake, Intake intake) {
        new DeliveredErasure(lake, intake, RUN).check();
    }

    /** The rows that were removed or changed, by the path of the table; what tells who they were goes last. */
    Map<String, Long> run() {
        Map<String, Long> rows = new TreeMap<>();
        QuarantineErasure quarantine = new QuarantineErasure(lake, intake, RUN);
        rows.put(LakeTable.DELIVERED.path(), new DeliveredErasure(lake, intake, RUN).erase());
        rows.put(LakeTable.QUARANTINE.path(), quarantine.quarantined());
        Stream.of(LakeTable.FEATURES, LakeTable.TRAINING, LakeTable.LEDGER, LakeTable.REVIEW)
                .forEach(table -> rows.put(table.path(), withoutTokens(table)));
        rows.put(LakeTable.IDENTITY.path(), lake.delete(LakeTable.IDENTITY, isOne("person_token")) + contractors());
        Stream.of(
                        LakeTable.SALE_MONTH,
                        LakeTable.SALE_SPAN,
                        LakeTable.SUBSIDY_SPAN,
                        LakeTable.current(SilverTable.LOAN),
                        LakeTable.current(SilverTable.SUBSIDY))
                .forEach(table -> rows.put(table.path(), lake.delete(table, isOne("person_token"))));
        rows.put(LakeTable.STANDING.path(), lake.delete(LakeTable.STANDING, isOne("head_token")));
        Stream.of(SilverTable.values())
                .sorted(Comparator.comparing(SilverTable.MEMBER::equals))
                .forEach(table ->
                        ofSilver(table, quarantine).forEach((path, count) -> rows.merge(path, count, Long::sum)));
        quarantine.count();
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    private Map<String, Long> ofSilver(SilverTable table, QuarantineErasure quarantine) {
        LakeTable stored = LakeTable.silver(table);
        List<String> columns = List.of(table.own().fieldNames());
        if (columns.contains("contractor_token")) {
            return Map.of(stored.path(), withoutTokens(stored));
        }
        boolean isDebtors = table == SilverTable.DEBTOR;
        if (!lake.has(stored) || !(isDebtors || columns.contains("person_token"))) {
            return Map.of();
        }
        Column theirs = isDebtors ? isDebtor() : isOne("person_token");
        if (lake.read(stored).where(theirs).isEmpty()) {
            return Map.of();
        }
        quarantine.quarantine(lake.read(stored).where(theirs));
        return Map.of(stored.path(), lake.delete(stored, theirs));
    }

    /** The phone, and the name if there is one, of a household is that of its contractor. */
    private long contractors() {
        List<String> snapshots = lake.read(LakeTable.silver(SilverTable.HOUSEHOLD))
                .where(isOne("contractor_token"))
                .select(SNAPSHOT)
                .as(Encoders.STRING())
                .collectAsList();
        Column theirs = col("person_token")
                .isNull()
                .and(col("phone").isNotNull().or(col("name").isNotNull()))
                .and(SNAPSHOT.isin(snapshots.toArray()));
        Column nothing = lit(null).cast(DataTypes.BinaryType);
        return lake.update(LakeTable.IDENTITY, theirs, Map.of("name", nothing, "phone", nothing));
    }

    private long withoutTokens(LakeTable table) {
        if (!lake.has(table)) {
            return 0;
        }
        return Stream.of(lake.read(table).schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.StringType))
                .map(StructField::name)
                .filter(name -> name.endsWith("_token"))
                .mapToLong(name ->
                        lake.update(table, isOne(name), Map.of(name, lit(null).cast(DataTypes.StringType))))
                .sum();
    }

    private Column isOne(String column) {
        return col(column).isin(debtorTokens.keySet().toArray());
    }

    private Column isDebtor() {
        return col("debtor_token")
                .isin(debtorTokens.values().stream().flatMap(Set::stream).toArray());
    }
}
