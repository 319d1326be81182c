package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.household.CountyCodes;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.CondensedSales;
import precredit.silver.CondensedSubsidies;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.TextSilver;
import precredit.silver.Versions;

class EngineAgainstSqlTest {
    private static final SparkSession SPARK = LocalSpark.session();
    private static final CountyCodes CODES = new CountyCodes("370614", List.of("370684", "370634"));
    private static final Dataset<Row> CROPS = TextRows.of(
            "code STRING, name STRING, cap_kg_per_mu DECIMAL(18,6)",
            "tomato 番茄 25000",
            "apple 苹果 7000.5",
            "chive 韭菜 -");
    private static final TextSilver SILVER = new RandomCounty(20260331L, 220).silver();

    private static List<LocalDate> dates() {
        return RandomCounty.DATES;
    }

    @ParameterizedTest
    @MethodSource("dates")
    void saysWhatPlainSqlSays(LocalDate usedOn) throws IOException {
        restate(usedOn);

        FeatureEngine engine = new FeatureEngine(SILVER, CODES, CROPS);
        assertSame(engine.forRoll(usedOn), SPARK.table("tonight"));
        assertSame(engine.loans(usedOn).labels(), SPARK.table("labels"));
        assertSame(engine.loans(usedOn).rows(), SPARK.table("training"));
        try (FeatureEngine.RollAndLoans both = engine.forRollAndLoans(usedOn)) {
            assertSame(both.roll(), SPARK.table("tonight"));
            assertSame(both.loans().labels(), SPARK.table("labels"));
            assertSame(both.loans().rows(), SPARK.table("training"));
        }
        assertSame(new FeatureEngine(new Keeping(usedOn), CODES, CROPS).forRoll(usedOn), SPARK.table("tonight"));
    }

    /** The same tables with the sales, subsidies, loans and month ends that count on a date in as few rows as may be. */
    private record Keeping(LocalDate date) implements Silver {
        @Override
        public Dataset<Row> read(SilverTable table) {
            return SILVER.read(table);
        }

        @Override
        public Optional<List<Dataset<Row>>> condensed(SilverTable table, LocalDate asOf) {
            return Optional.ofNullable(
                    switch (table) {
                        case SALE -> sales(asOf);
                        case LOAN_MONTH -> monthEnds(asOf);
                        case SUBSIDY -> subsidies(asOf);
                        case LOAN -> List.of(visible(table, asOf));
                        default -> null;
                    });
        }

        private List<Dataset<Row>> sales(LocalDate asOf) {
            Dataset<Row> sales = visible(SilverTable.SALE, asOf).where(col("own_sale"));
            Column month = CondensedSales.month(col("event_date"));
            Column isEdge = month.isin(History.edgesOfSales(asOf).toArray());
            Dataset<Row> whole = CondensedSales.ofMonth(CondensedSales.byMonth(sales.where(not(isEdge))));
            List<Span> spans = Span.ofSales(asOf);
            Stream<Dataset<Row>> summed = spans.stream().map(span -> span.sum(whole.where(span.holds(month))));
            Dataset<Row> others = whole.where(not(spans.stream()
                    .map(span -> span.holds(month))
                    .reduce(Column::or)
                    .orElseThrow()));
            return Stream.concat(Stream.of(CondensedSales.withCounts(sales.where(isEdge)), others), summed)
                    .toList();
        }

        private List<Dataset<Row>> monthEnds(LocalDate asOf) {
            return summed(
                    CondensedMonthEnds.one(visible(SilverTable.LOAN_MONTH, asOf)),
                    History.LOAN_MONTHS,
                    Span.ofMonthEnds(asOf),
                    asOf);
        }

        private List<Dataset<Row>> subsidies(LocalDate asOf) {
            return summed(
                    CondensedSubsidies.one(visible(SilverTable.SUBSIDY, asOf)),
                    History.SUBSIDIES,
                    Span.ofSubsidies(asOf),
                    asOf);
        }

        private Dataset<Row> visible(SilverTable table, LocalDate asOf) {
            assertThat(asOf).isEqualTo(date);
            return Versions.resolved(SILVER.read(table)).where(Versions.visibleOn(lit(asOf)));
        }

        private static List<Dataset<Row>> summed(
                Dataset<Row> condensed, History history, List<Span> spans, LocalDate asOf) {
            Column month = CondensedSales.month(col("event_date"));
            Column isBeside =
                    month.isin(Span.besides(history.edgesOn(asOf), asOf).toArray());
            return Stream.concat(
                            Stream.of(condensed.where(isBeside)),
                            spans.stream().map(span -> span.sum(condensed.where(span.holds(month)))))
                    .toList();
        }
    }

    private static void restate(LocalDate usedOn) throws IOException {
        for (SilverTable table : SilverTable.values()) {
            SILVER.read(table).createOrReplaceTempView(table.name().toLowerCase(Locale.ROOT));
        }
        CROPS.createOrReplaceTempView("crops");
        SPARK.range(1).select(lit(usedOn).as("used_on")).createOrReplaceTempView("use_day");
        try (InputStream script = EngineAgainstSqlTest.class.getResourceAsStream("restatement.sql")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            Arrays.stream(text.split(";")).filter(view -> !view.isBlank()).forEach(EngineAgainstSqlTest::materialise);
        }
    }

    private static void materialise(String query) {
        String[] nameAndQuery = query.strip().split(" AS\\s", 2);
        SPARK.sql(nameAndQuery[1]).localCheckpoint().createOrReplaceTempView(nameAndQuery[0]);
    }

    private static void assertSame(Dataset<Row> actual, Dataset<Row> expected) {
        Column[] columns =
                Arrays.stream(actual.columns()).map(name -> col(name)).toArray(Column[]::new);
        List<String> expectedLines = TextRows.lines(expected.select(columns));
        List<String> actualLines = TextRows.lines(actual);
        assertThat(expectedLines).hasSizeGreaterThan(20);
        assertThat(without(actualLines, expectedLines)).as("not in plain SQL").isEmpty();
        assertThat(without(expectedLines, actualLines)).as("only in plain SQL").isEmpty();
        assertThat(actualLines).hasSameSizeAs(expectedLines);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        Set<String> known = Set.copyOf(others);
        return lines.stream().filter(line -> !known.contains(line)).toList();
    }
}
