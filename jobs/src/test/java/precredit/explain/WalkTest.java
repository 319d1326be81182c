package precredit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.Node;
import precredit.model.Question;
import precredit.model.Tree;

class WalkTest {
    private static final List<Input> INPUTS = List.of(new Input("sales", "近12个月销售额", "元", Direction.UNDECLARED));
    private static final Tree TREE = new Tree(new Node.Split<>(
            Question.isMissing("sales"),
            new Node.Leaf<>(new Tree.Figures(1, 40, 8, 0.1875)),
            new Node.Split<>(
                    Question.atMost("sales", new BigDecimal("5000"), false),
                    new Node.Leaf<>(new Tree.Figures(2, 60, 6, 0.1)),
                    new Node.Leaf<>(new Tree.Figures(3, 300, 3, 0.01234)))));

    @Test
    void saysEachFigureBesideItsBoundAndWhatItsKindHasDone() {
        assertThat(lines(INPUTS, new BigDecimal("12000.50")))
                .containsExactly(
                        "近12个月销售额：12000.5 元，有记录",
                        "近12个月销售额：12000.5 元，超过 5000 元",
                        "归入第 3 类：过去同类贷款 300 笔，其中 3 笔没有还好，违约概率估计为 1.23%");
        assertThat(lines(INPUTS, new BigDecimal("5000"))).contains("近12个月销售额：5000 元，不超过 5000 元");
    }

    @Test
    void saysThatThereIsNoRecordAndKeepsTheNameOfAnUnknownColumn() {
        assertThat(lines(List.of(), null)).startsWith("sales：没有记录").hasSize(2);
    }

    private static List<String> lines(List<Input> inputs, BigDecimal sales) {
        Row row = new GenericRowWithSchema(new Object[] {sales}, StructType.fromDDL("sales DECIMAL(18,2)"));
        return new Walk(inputs).through(TREE, row);
    }
}
