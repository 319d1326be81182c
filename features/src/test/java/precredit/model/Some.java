package precredit.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import precredit.LocalSpark;
import precredit.feature.Direction;

/** Invented loans, trees and settings for the tests of this package. */
final class Some {
    static final List<Input> INPUTS = List.of(
            new Input("sales", "近12个月销售额", "元", Direction.HIGHER_IS_SAFER),
            new Input("days_late", "近24个月最长逾期天数", "天", Direction.HIGHER_IS_RISKIER),
            new Input("area", "承包地面积", "亩", Direction.UNDECLARED));

    private static final StructType LOANS = StructType.fromDDL("loan_id STRING, household_id STRING, as_of DATE,"
            + " label INT, sales DECIMAL(18,2), days_late INT, area DOUBLE");

    private Some() {}

    static ModelSettings settings() {
        return settings(INPUTS, 30);
    }

    static ModelSettings settings(List<Input> inputs, int minRowsPerLeaf) {
        return new ModelSettings(
                Optional.empty(),
                90,
                inputs,
                new ModelSettings.Growth(6, 32, 6, minRowsPerLeaf, 20, 254, 42),
                new ModelSettings.HoldOut(0.25, 5),
                new ModelSettings.GateSettings(20, 5, 0.55, 20, 0.02, 0.95));
    }

    /** How likely a loan goes bad. */
    interface Risk {
        double of(BigDecimal sales, Integer daysLate, Double area);
    }

    /** Loans granted over 400 days; one in ten lacks days_late, one in ten the sales. */
    static Dataset<Row> loans(int count, long seed, Risk risk) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BigDecimal sales = random.nextInt(10) == 0
                    ? null
                    : BigDecimal.valueOf(random.nextDouble() * 50_000).setScale(2, RoundingMode.HALF_UP);
            Integer late = random.nextInt(10) == 0 ? null : Math.max(0, random.nextInt(100) - 50);
            Double area = (double) random.nextInt(40);
            int label = random.nextDouble() < risk.of(sales, late, area) ? 1 : 0;
            LocalDate asOf = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(400));
            rows.add(RowFactory.create("L%06d".formatted(i), "H" + i, asOf, label, sales, late, area));
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
        return LocalSpark.session().createDataFrame(context.parallelize(rows, 2), LOANS);
    }

    /** A random tree over {@link #INPUTS} with at most so many questions on a path. */
    static Tree tree(Random random, int depth) {
        return Tree.numbered(node(random, depth));
    }

    private static Node<Tree.Figures> node(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            long rows = 1L + random.nextInt(500);
            return new Node.Leaf<>(new Tree.Figures(0, rows, random.nextInt((int) rows), random.nextDouble()));
        }
        String column = INPUTS.get(random.nextInt(INPUTS.size())).column();
        BigDecimal threshold = BigDecimal.valueOf(random.nextInt(500), 1);
        Question question = random.nextInt(8) == 0
                ? Question.isMissing(column)
                : Question.atMost(column, threshold, random.nextBoolean());
        return new Node.Split<>(question, node(random, depth - 1), node(random, depth - 1));
    }

    /** Rows over {@link #INPUTS} of which many lie on the thresholds of {@link #tree}. */
    static Dataset<Row> rows(Random random, int count) {
        List<Row> rows = IntStream.range(0, count)
                .mapToObj(i -> RowFactory.create(
                        "370982",
                        LocalDate.of(2026, 6, 30),
                        "H" + i,
                        random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(5000), 2),
                        random.nextInt(6) == 0 ? null : random.nextInt(60) - 5,
                        random.nextInt(6) == 0 ? null : random.nextInt(500) / 10.0))
                .toList();
        return LocalSpark.session()
                .createDataFrame(
                        rows,
                        StructType.fromDDL("county STRING, as_of DATE, household_id STRING, sales DECIMAL(18,2),"
                                + " days_late INT, area DOUBLE"));
    }
}
