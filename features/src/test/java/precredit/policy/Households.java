package precredit.policy;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.LocalSpark;

/** Scored households for tests, each written as what differs from one that qualifies. */
public final class Households {
    private static final StructType SCHEMA = StructType.fromDDL("county STRING, as_of DATE, household_id STRING,"
            + " township_code STRING, township STRING, village_code STRING, village STRING, head_token STRING,"
            + " head_clear BOOLEAN, head_deceased BOOLEAN, head_checksum_failed BOOLEAN, consent BOOLEAN,"
            + " person_in_two_households BOOLEAN, land_area_mu DECIMAL(12,2), leased_in_mu DECIMAL(12,2),"
            + " leased_out_mu DECIMAL(12,2), head_age INT, sales_amount_yuan_12m DECIMAL(18,2),"
            + " capacity_ratio_12m DECIMAL(18,4), loan_balance_yuan DECIMAL(18,2), penalties_in_force_count INT,"
            + " sales_count_24m INT, loans_ever_count INT, overdue_open_loans_count INT, substandard_months_24m INT,"
            + " dishonest_matches_count INT, main_crop STRING, pd DOUBLE, leaf_id INT, leaf_rows BIGINT");
    private static final String QUALIFIED = "county=370982 as_of=2026-06-30 household_id=370982001001000001"
            + " township_code=370982001 township=甲镇 village_code=370982001001 village=乙村 head_token=t1"
            + " head_clear=true head_deceased=false head_checksum_failed=false consent=true"
            + " person_in_two_households=false land_area_mu=10.50 leased_in_mu=2.00 leased_out_mu=0.50 head_age=40"
            + " sales_amount_yuan_12m=100000.00 capacity_ratio_12m=0.5000 loan_balance_yuan=0.00"
            + " penalties_in_force_count=0 sales_count_24m=30 loans_ever_count=1 overdue_open_loans_count=0"
            + " substandard_months_24m=0 dishonest_matches_count=0 main_crop=APPLE pd=0.01 leaf_id=3 leaf_rows=500";

    /** Without consent these are null, as the gold table holds them. */
    static final String NO_HISTORIES = " sales_amount_yuan_12m= capacity_ratio_12m= loan_balance_yuan="
            + " penalties_in_force_count= sales_count_24m= loans_ever_count= overdue_open_loans_count="
            + " substandard_months_24m= dishonest_matches_count= main_crop=";

    private Households() {}

    public static Policy policy() {
        return new Policy(
                new HeadAge(18, 65),
                0.10,
                20,
                new Limit(number("0.30"), number("800"), number("10000"), number("1000")),
                List.of(
                        new Grade("A", 0.02, number("1.0"), number("300000"), number("4.35"), 36),
                        new Grade("B", 0.05, number("0.8"), number("200000"), number("5.2"), 24),
                        new Grade("C", 1.0, number("0.6"), number("100000"), number("6.375"), 12)),
                180,
                Budgets.none(),
                Map.of());
    }

    static Policy policyWith(Budgets budgets) {
        Policy policy = policy();
        return new Policy(
                policy.headAge(),
                policy.pdCutOff(),
                policy.minLeafRows(),
                policy.limit(),
                policy.grades(),
                policy.validityDays(),
                budgets,
                policy.outcomes());
    }

    public static Policy policyWith(Map<String, Outcome> outcomes) {
        Policy policy = policy();
        return new Policy(
                policy.headAge(),
                policy.pdCutOff(),
                policy.minLeafRows(),
                policy.limit(),
                policy.grades(),
                policy.validityDays(),
                policy.budgets(),
                outcomes);
    }

    /** One household per text of {@code column=value} words; an empty value is null. */
    public static Dataset<Row> of(String... differences) {
        List<Row> rows = new ArrayList<>();
        for (String difference : differences) {
            rows.add(row(difference));
        }
        return typed(rows);
    }

    public static Row only(Dataset<Row> rows) {
        List<Row> all = rows.collectAsList();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " rows");
        }
        return all.get(0);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Row row(String difference) {
        Map<String, String> values = new HashMap<>();
        for (String word : (QUALIFIED + " " + difference).trim().split(" +", -1)) {
            int equals = word.indexOf('=');
            values.put(word.substring(0, equals), word.substring(equals + 1));
        }
        Object[] cells = Stream.of(SCHEMA.fieldNames())
                .map(name -> values.get(name).isEmpty() ? null : values.get(name))
                .toArray();
        if (!List.of(SCHEMA.fieldNames()).containsAll(values.keySet())) {
            throw new AssertionError("unknown column in " + difference);
        }
        return RowFactory.create(cells);
    }

    private static Dataset<Row> typed(List<Row> rows) {
        StructType texts = new StructType();
        for (StructField field : SCHEMA.fields()) {
            texts = texts.add(field.name(), DataTypes.StringType);
        }
        return LocalSpark.session()
                .createDataFrame(rows, texts)
                .select(Stream.of(SCHEMA.fields())
                        .map(field -> col(field.name()).cast(field.dataType()).as(field.name()))
                        .toArray(Column[]::new));
    }
}
