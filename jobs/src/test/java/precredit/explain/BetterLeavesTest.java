package precredit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.feature.Direction;
import precredit.feature.FeatureCatalogue;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Question;
import precredit.model.Tree;

class BetterLeavesTest {
    private static final List<Input> INPUTS = List.of(
            new Input("sales_amount_yuan_12m", "销售额", "元", Direction.UNDECLARED),
            new Input("loan_balance_yuan", "贷款余额", "元", Direction.UNDECLARED),
            new Input("land_area_mu", "承包地", "亩", Direction.UNDECLARED));

    /**
     * Up to 5 mu: 0.30. Else without sales: 0.25; up to 100 yuan: 0.20 with a balance above 50, else 0.08; above 100: 0.06
     * with a balance above 10, else 0.02.
     */
    private static final Tree TREE = new Tree(split(
            atMost("land_area_mu", "5"),
            leaf(1, 0.30),
            split(
                    Question.isMissing("sales_amount_yuan_12m"),
                    leaf(2, 0.25),
                    split(
                            atMost("sales_amount_yuan_12m", "100"),
                            split(atMost("loan_balance_yuan", "50"), leaf(3, 0.08), leaf(4, 0.20)),
                            split(atMost("loan_balance_yuan", "10"), leaf(5, 0.02), leaf(6, 0.06))))));

    @Test
    void takesTheFewestAndSmallestChanges() {
        assertThat(words(row(90, 200, 8), 0.10))
                .containsExactly("其他各项不变，做到下面一项，违约概率降到 6.00%：", "  销售额超过 100 元（现在是 90 元）");
        assertThat(words(row(10, 60, 8), 0.10))
                .containsExactly("其他各项不变，做到下面一项，违约概率降到 8.00%：", "  贷款余额不超过 50 元（现在是 60 元）");
    }

    @Test
    void takesSeveralChangesWhenOneIsNotEnough() {
        assertThat(words(row(90, 200, 8), 0.03))
                .containsExactly(
                        "其他各项不变，同时做到下面 2 项，违约概率降到 2.00%：", "  销售额超过 100 元（现在是 90 元）", "  贷款余额不超过 10 元（现在是 200 元）");
    }

    @Test
    void startsFromNoRecord() {
        assertThat(words(row(null, 0, 8), 0.03)).contains("  销售额超过 100 元（现在没有记录）");
    }

    @Test
    void startsFromNeverHavingSold() {
        List<Input> months = List.of(new Input("months_since_last_sale", "距最近一次销售", "个月", Direction.UNDECLARED));
        Tree tree = new Tree(split(atMost("months_since_last_sale", "3"), leaf(1, 0.05), leaf(2, 0.20)));
        Row never = new GenericRowWithSchema(new Object[] {null}, StructType.fromDDL("months_since_last_sale INT"));

        assertThat(new BetterLeaves(tree, months).nearest(never, 0.10).map(BetterLeaf::words))
                .hasValue(List.of("其他各项不变，做到下面一项，违约概率降到 5.00%：", "  距最近一次销售不超过 3 个月（现在没有记录）"));
    }

    @Test
    void asksForNothingThatAHouseholdCannotChange() {
        assertThat(words(row(200, 0, 3), 0.10)).isEmpty();
        assertThat(words(row(200, 0, 8), 0.01)).isEmpty();
    }

    @Test
    void neverAsksToSellLessOrToOweMore() {
        Tree odd = new Tree(split(
                atMost("sales_amount_yuan_12m", "100"),
                split(atMost("loan_balance_yuan", "50"), leaf(1, 0.20), leaf(2, 0.01)),
                leaf(3, 0.30)));

        assertThat(new BetterLeaves(odd, INPUTS).nearest(row(200, 60, 8), 0.10)).isEmpty();
        assertThat(new BetterLeaves(odd, INPUTS).nearest(row(90, 10, 8), 0.10)).isEmpty();
    }

    @Test
    void knowsOnlyFiguresOfTheCatalogue() {
        List<String> names = FeatureCatalogue.features().stream()
                .map(feature -> feature.name())
                .toList();

        assertThat(names).containsAll(Means.columns());
        assertThat(Means.columns()).doesNotContain("head_age", "max_days_past_due_24m", "sales_amount_yuan_prior_12m");
    }

    private static List<String> words(Row row, double pd) {
        return new BetterLeaves(TREE, INPUTS)
                .nearest(row, pd)
                .map(BetterLeaf::words)
                .orElse(List.of());
    }

    private static Row row(Integer sales, int balance, int land) {
        Object[] cells = {
            sales == null ? null : new BigDecimal(sales), BigDecimal.valueOf(balance), BigDecimal.valueOf(land)
        };
        return new GenericRowWithSchema(
                cells,
                StructType.fromDDL("sales_amount_yuan_12m DECIMAL(18,2), loan_balance_yuan DECIMAL(18,2),"
                        + " land_area_mu DECIMAL(12,2)"));
    }

    private static Question atMost(String column, String threshold) {
        return Question.atMost(column, new BigDecimal(threshold), false);
    }

    private static Node<Tree.Figures> split(Question question, Node<Tree.Figures> yes, Node<Tree.Figures> no) {
        return new Node.Split<>(question, yes, no);
    }

    private static Node<Tree.Figures> leaf(int id, double pd) {
        return new Node.Leaf<>(new Tree.Figures(id, 100, 5, pd));
    }
}
