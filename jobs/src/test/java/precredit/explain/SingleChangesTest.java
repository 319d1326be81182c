package precredit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Question;
import precredit.model.Tree;

class SingleChangesTest {
    private static final List<Input> INPUTS = List.of(
            new Input("sales", "销售额", "元", Direction.UNDECLARED),
            new Input("months", "月数", "个月", Direction.UNDECLARED));

    /** No sales: 0.20; up to 100 yuan: 0.30; up to 200: 0.15, or 0.05 within 3 months; above 200: 0.02. */
    private static final Tree TREE = new Tree(split(
            Question.isMissing("sales"),
            leaf(1, 0.20),
            split(
                    atMost("sales", "100"),
                    leaf(2, 0.30),
                    split(
                            atMost("sales", "200"),
                            split(atMost("months", "3"), leaf(3, 0.05), leaf(4, 0.15)),
                            leaf(5, 0.02)))));

    @Test
    void namesTheNearestValueThatIsEnough() {
        assertThat(changes("150.00", 7))
                .containsExactly("销售额（现为 150）大于 200 元时，违约概率 2.00%", "月数（现为 7）不超过 3 个月时，违约概率 5.00%");
        assertThat(changes("100.00", 2)).containsExactly("销售额（现为 100）大于 100 元时，违约概率 5.00%");
    }

    @Test
    void startsFromNoRecord() {
        assertThat(changes(null, 7)).containsExactly("销售额（现为 无记录）大于 200 元时，违约概率 2.00%");
    }

    @Test
    void findsNothingWhenNoSingleInputIsEnough() {
        assertThat(SingleChanges.of(TREE, INPUTS, row("50.00", 9), 0.01)).isEmpty();
    }

    private static List<String> changes(String sales, int months) {
        return SingleChanges.of(TREE, INPUTS, row(sales, months), 0.10);
    }

    private static Row row(String sales, int months) {
        return LocalSpark.session()
                .createDataFrame(
                        List.of(RowFactory.create(sales == null ? null : new BigDecimal(sales), months)),
                        StructType.fromDDL("sales DECIMAL(18,2), months INT"))
                .head();
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
