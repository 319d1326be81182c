package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectionsTest {
    private static final StructType COLUMNS = StructType.fromDDL("sales DECIMAL(18,2), days_late INT, area DOUBLE");

    static List<Tree> randomTrees() {
        Random random = new Random(1);
        return IntStream.range(0, 40).mapToObj(i -> Some.tree(random, 5)).toList();
    }

    @ParameterizedTest
    @MethodSource("randomTrees")
    void findsAContradictionExactlyWhereSomeRowShowsOne(Tree tree) {
        assertThat(Directions.violations(tree, Some.INPUTS).isEmpty()).isEqualTo(keepsDirectionsOnAGrid(tree));
    }

    @ParameterizedTest
    @MethodSource("randomTrees")
    void leavesNoContradictionAndLosesNoLoan(Tree tree) {
        Tree kept = Directions.kept(tree, Some.INPUTS);

        assertThat(Directions.violations(kept, Some.INPUTS)).isEmpty();
        assertThat(keepsDirectionsOnAGrid(kept)).isTrue();
        assertThat(rows(kept)).isEqualTo(rows(tree));
    }

    @Test
    void changesNothingInATreeThatKeepsItsDirections() {
        Tree tree = Tree.numbered(new Node.Split<>(
                Question.atMost("days_late", BigDecimal.TEN, false),
                new Node.Leaf<>(new Tree.Figures(0, 100, 1, 0.01)),
                new Node.Leaf<>(new Tree.Figures(0, 100, 20, 0.2))));

        assertThat(Directions.kept(tree, Some.INPUTS)).isEqualTo(tree);
    }

    @Test
    void makesOneLeafOfTwoThatContradictEachOther() {
        Tree tree = Tree.numbered(new Node.Split<>(
                Question.atMost("days_late", BigDecimal.TEN, false),
                new Node.Leaf<>(new Tree.Figures(0, 100, 20, 0.2)),
                new Node.Leaf<>(new Tree.Figures(0, 300, 0, 0.0))));

        assertThat(Directions.violations(tree, Some.INPUTS))
                .containsExactly(new Directions.Violation("days_late", 1, 2, 0.2));
        assertThat(Directions.kept(tree, Some.INPUTS).leaves()).containsExactly(new Tree.Figures(1, 400, 20, 0.05));
    }

    @Test
    void setsNoDirectionForMissing() {
        Tree tree = Tree.numbered(new Node.Split<>(
                Question.isMissing("days_late"),
                new Node.Leaf<>(new Tree.Figures(0, 100, 20, 0.2)),
                new Node.Leaf<>(new Tree.Figures(0, 300, 0, 0.0))));

        assertThat(Directions.violations(tree, Some.INPUTS)).isEmpty();
    }

    private static long rows(Tree tree) {
        return tree.leaves().stream().mapToLong(Tree.Figures::rows).sum();
    }

    /** Every bound of every leaf is a point of the grid, so every leaf that can be met is. */
    private static boolean keepsDirectionsOnAGrid(Tree tree) {
        List<Question> asked = Box.of(tree).stream()
                .flatMap(box -> box.ranges().keySet().stream().flatMap(column -> bounds(box, column)))
                .distinct()
                .toList();
        List<BigDecimal> sales = points(asked, "sales");
        List<BigDecimal> late = points(asked, "days_late");
        List<BigDecimal> area = points(asked, "area");
        return orNull(late).allMatch(l -> orNull(area).allMatch(a -> isMonotone(tree, sales, s -> row(s, l, a), -1)))
                && orNull(sales)
                        .allMatch(s -> orNull(area).allMatch(a -> isMonotone(tree, late, l -> row(s, l, a), 1)));
    }

    private static Stream<Question> bounds(Box box, String column) {
        Range range = box.ranges().get(column);
        return Stream.of(range.above(), range.upTo())
                .flatMap(Optional::stream)
                .map(bound -> Question.atMost(column, bound, false));
    }

    private static List<BigDecimal> points(List<Question> asked, String column) {
        List<BigDecimal> thresholds = asked.stream()
                .filter(question -> question.column().equals(column))
                .map(question -> question.atMost().orElseThrow())
                .sorted()
                .toList();
        return Stream.concat(thresholds.stream(), Stream.of(new BigDecimal("1000")))
                .toList();
    }

    private static Stream<BigDecimal> orNull(List<BigDecimal> points) {
        return Stream.concat(points.stream(), Stream.of((BigDecimal) null));
    }

    private static boolean isMonotone(Tree tree, List<BigDecimal> points, Function<BigDecimal, Row> row, int sign) {
        List<Double> pds =
                points.stream().map(p -> tree.leafOf(row.apply(p)).pd()).toList();
        return IntStream.range(1, pds.size()).allMatch(i -> sign * (pds.get(i) - pds.get(i - 1)) >= 0);
    }

    private static Row row(BigDecimal sales, BigDecimal late, BigDecimal area) {
        return new GenericRowWithSchema(new Object[] {sales, late, area}, COLUMNS);
    }
}
