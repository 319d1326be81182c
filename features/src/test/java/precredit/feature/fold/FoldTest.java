package precredit.feature.fold;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.LocalSpark;
import precredit.TextRows;

/** What is gathered in memory, beside what Spark's own joins and aggregates say of the same rows. */
class FoldTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final StructType ROW = StructType.fromDDL(
            "who STRING, what STRING, day DATE, bits BIGINT," + " amount DECIMAL(18,6), wide DECIMAL(38,6), small INT");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<Column> WHO = List.of(col("who"));
    private static final Column HAPPENED = col("day").leq(col("as_of"));
    private static final List<Measure> MEASURES = List.of(
            new Measure("sum", Tally::sum, col("amount")),
            new Measure("sum_wide", Tally::sum, col("wide")),
            new Measure("sum_small", Tally::sum, col("small")),
            new Measure("true_count", type -> Tally.count(), col("small").gt(3)),
            new Measure("union", type -> Tally.union(), col("bits")),
            new Measure("last_day", Tally::greatest, col("day")),
            new Measure("first_day", Tally::least, col("day")),
            new Measure("greatest", Tally::greatest, struct("day", "what", "amount")),
            new Measure("least_amount", Tally::least, col("amount")),
            new Measure("all", Tally::list, when(col("small").gt(1), col("small"))));

    private final Dataset<Row> rows = rows(new SplittableRandom(11), 3000);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void saysWhatSparkSaysForOneDateAndForMany(int dates) {
        Dataset<Row> asked = asked(dates);

        Dataset<Row> gathered = gathered(Asked.of(asked), look());

        assertThat(TextRows.lines(inOrder(gathered))).hasSize(60).isEqualTo(TextRows.lines(inOrder(bySpark(asked))));
    }

    @Test
    void isTheSameInParts() {
        Dataset<Row> asked = asked(3);

        Dataset<Row> whole = gathered(Asked.of(asked), look());
        Dataset<Row> together = Asked.of(asked).parts(7).stream()
                .map(part -> gathered(part, look()))
                .reduce(Dataset::unionByName)
                .orElseThrow();

        assertThat(Asked.of(asked).parts(7)).hasSize(9).allMatch(part -> part.size() <= 7);
        assertThat(TextRows.lines(inOrder(together))).isEqualTo(TextRows.lines(inOrder(whole)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void gathersGroupsAndTheseOnceMore(int dates) {
        Dataset<Row> asked = asked(dates);
        Asked of = Asked.of(asked);
        Measure most = new Measure("most", Tally::greatest, col("sum"));
        Measure groups = new Measure("groups", type -> Tally.count(), lit(true));
        try (Scans scans = new Scans(SPARK)) {
            Index whom = of.by(SPARK, WHO, number -> true);
            RollUp rollUp = new RollUp(SPARK, whom);
            Folded fine = scans.begin(List.of(look().by(List.of(col("what"), col("small")))), scans.send(whom))
                    .get();
            Folded coarse =
                    rollUp.coarser(fine, col("what").isNotNull(), List.of(col("what")), java.util.Set.of("sum"));
            Dataset<Row> gathered = new Known(
                            of,
                            List.of(
                                    rollUp.whole(fine, java.util.Set.of("sum", "last_day")),
                                    rollUp.told(coarse, List.of(most, groups))))
                    .table(SPARK);

            Dataset<Row> byWhat = joined(asked)
                    .where(col("what").isNotNull())
                    .groupBy("who", "as_of", "what")
                    .agg(sum("amount").as("sum"))
                    .groupBy("who", "as_of")
                    .agg(max("sum").as("most"), count(lit(1)).as("groups"));
            Dataset<Row> expected = asked.join(
                            joined(asked)
                                    .groupBy("who", "as_of")
                                    .agg(sum("amount").as("sum"), max("day").as("last_day")),
                            new String[] {"who", "as_of"},
                            "left")
                    .join(byWhat, new String[] {"who", "as_of"}, "left");
            Column[] columns = columns("who", "as_of", "sum", "last_day", "most", "groups");
            assertThat(TextRows.lines(gathered.select(columns))).isEqualTo(TextRows.lines(expected.select(columns)));
        }
    }

    @Test
    void sumsWhatIsWiderThanALong() {
        BigDecimal huge = new BigDecimal("9999999999999999999999999999.000001");
        BigDecimal large = new BigDecimal("999999999999.999999");
        List<Row> many = new ArrayList<>(List.of(row("a", huge, large), row("a", huge, large), row("b", null, null)));
        IntStream.range(0, 40).forEach(i -> many.add(row("c", large, large)));
        IntStream.range(0, 7).forEach(i -> many.add(row("c", large.negate(), large.negate())));
        Look look = Look.at(SPARK.createDataFrame(many, ROW).repartition(3), WHO, lit(true), MEASURES.subList(0, 2));

        Dataset<Row> gathered = gathered(Asked.of(asked(List.of("a", "b", "c"), 1)), look);

        assertThat(gathered.select("who", "sum", "sum_wide").orderBy("who").collectAsList())
                .containsExactly(
                        RowFactory.create("a", large.multiply(new BigDecimal(2)), huge.multiply(new BigDecimal(2))),
                        RowFactory.create("b", null, null),
                        RowFactory.create("c", large.multiply(new BigDecimal(33)), large.multiply(new BigDecimal(33))));
    }

    @Test
    void findsNothingAboutNobodyAndOfNoRows() {
        assertThat(gathered(Asked.of(asked(List.of(), 1)), look()).collectAsList())
                .isEmpty();
        assertThat(gathered(Asked.of(asked(List.of("a"), 1)), look(rows.limit(0)))
                        .select("who", "sum", "greatest", "all")
                        .collectAsList())
                .containsExactly(RowFactory.create("a", null, null, null));
    }

    @Test
    void meetsTheFailureOfARow() {
        Column failing = functions.raise_error(lit("a row that cannot be read")).cast("int");
        Look look = Look.at(rows, WHO, lit(true), List.of(new Measure("small", Tally::sum, failing)));
        Asked asked = Asked.of(asked(1));

        assertThatThrownBy(() -> gathered(asked, look)).hasStackTraceContaining("a row that cannot be read");
    }

    private Look look() {
        return look(rows);
    }

    private static Look look(Dataset<Row> rows) {
        return Look.at(rows, WHO, HAPPENED, MEASURES);
    }

    private static Dataset<Row> gathered(Asked asked, Look look) {
        try (Scans scans = new Scans(SPARK)) {
            Index whom = asked.by(SPARK, WHO, number -> true);
            Folded folded = scans.begin(List.of(look), scans.send(whom)).get();
            return new Known(asked, List.of(folded)).table(SPARK);
        }
    }

    private Dataset<Row> joined(Dataset<Row> asked) {
        return asked.join(rows, "who").where(HAPPENED);
    }

    private Dataset<Row> bySpark(Dataset<Row> asked) {
        Dataset<Row> aggregated = joined(asked)
                .groupBy("who", "as_of")
                .agg(
                        sum("amount").as("sum"),
                        sum("wide").as("sum_wide"),
                        sum("small").as("sum_small"),
                        nullif(count(when(col("small").gt(3), lit(1))), lit(0L)).as("true_count"),
                        bit_or(col("bits")).as("union"),
                        max("day").as("last_day"),
                        min("day").as("first_day"),
                        max(struct("day", "what", "amount")).as("greatest"),
                        min("amount").as("least_amount"),
                        collect_list(when(col("small").gt(1), col("small"))).as("all"));
        return asked.join(aggregated, new String[] {"who", "as_of"}, "left")
                .withColumn("all", when(functions.size(col("all")).gt(0), col("all")));
    }

    private static Dataset<Row> inOrder(Dataset<Row> gathered) {
        return gathered.withColumn("all", array_sort(col("all")).cast(DataTypes.createArrayType(DataTypes.LongType)))
                .withColumn("sum", col("sum").cast("decimal(38,6)"))
                .select(columns(
                        "who",
                        "as_of",
                        "sum",
                        "sum_wide",
                        "sum_small",
                        "true_count",
                        "union",
                        "last_day",
                        "first_day",
                        "greatest",
                        "least_amount",
                        "all"));
    }

    private static Column[] columns(String... names) {
        return IntStream.range(0, names.length).mapToObj(i -> col(names[i])).toArray(Column[]::new);
    }

    /** Sixty who are asked about on some dates, of whom some have no row. */
    private static Dataset<Row> asked(int dates) {
        return asked(IntStream.range(0, 60 / dates).mapToObj(i -> "person " + i).toList(), dates);
    }

    private static Dataset<Row> asked(List<String> whom, int dates) {
        List<Row> asked = whom.stream()
                .flatMap(who ->
                        IntStream.range(0, dates).mapToObj(i -> RowFactory.create(who, FIRST.plusDays(10L * (i + 1)))))
                .toList();
        return SPARK.createDataFrame(asked, StructType.fromDDL("who STRING, as_of DATE"));
    }

    private static Dataset<Row> rows(SplittableRandom random, int count) {
        List<Row> rows = IntStream.range(0, count)
                .mapToObj(i -> RowFactory.create(
                        random.nextInt(50) == 0 ? null : "person " + random.nextInt(55),
                        random.nextInt(9) == 0 ? null : "x".repeat(random.nextInt(20)),
                        FIRST.plusDays(random.nextInt(40)),
                        1L << random.nextInt(64),
                        random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextLong(-999_999, 999_999), 6),
                        BigDecimal.valueOf(random.nextLong(), 6),
                        random.nextInt(9) == 0 ? null : random.nextInt(9)))
                .toList();
        return SPARK.createDataFrame(rows, ROW).repartition(4);
    }

    private static Row row(String who, BigDecimal wide, BigDecimal amount) {
        return RowFactory.create(who, null, FIRST, null, amount, wide, null);
    }
}
