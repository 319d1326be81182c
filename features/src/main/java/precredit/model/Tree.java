package precredit.model;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A model that decides: questions, and at each leaf its evidence and probability of default. */
public record Tree(Node<Figures> root) {
    private static final String LEAF = "leaf_of_tree";

    /** Leaf ids count from 1 in pre-order; {@code rows} and {@code bads} are the development loans of the leaf. */
    public record Figures(int leafId, long rows, long bads, double pd) {}

    /** A tree whose leaf ids are set in pre-order, whatever they were. */
    static Tree numbered(Node<Figures> root) {
        AtomicInteger next = new AtomicInteger();
        return new Tree(root.map(leaf -> new Figures(next.incrementAndGet(), leaf.rows(), leaf.bads(), leaf.pd())));
    }

    public List<Figures> leaves() {
        return root.leaves();
    }

    /**
     * Adds {@code pd} DOUBLE, {@code leaf_id} INT and {@code leaf_rows} BIGINT. The tree is walked once, and what its leaf
     * says is looked up.
     */
    public Dataset<Row> score(Dataset<Row> features) {
        Map<String, Column> figures = new LinkedHashMap<>();
        figures.put("pd", ofLeaf(Figures::pd));
        figures.put("leaf_id", ofLeaf(Figures::leafId));
        figures.put("leaf_rows", ofLeaf(Figures::rows));
        return features.withColumn(LEAF, leaf()).withColumns(figures).drop(LEAF);
    }

    /** The place of a row's leaf among {@link #leaves}. */
    private Column leaf() {
        AtomicInteger next = new AtomicInteger();
        return choose(root.map(leaf -> next.getAndIncrement()), place -> place);
    }

    private Column ofLeaf(Function<Figures, Object> says) {
        Column[] all = leaves().stream().map(leaf -> lit(says.apply(leaf))).toArray(Column[]::new);
        return get(array(all), col(LEAF));
    }

    /** The leaf of one row, read on the driver. */
    public Figures leafOf(Row row) {
        Node<Figures> node = root;
        while (node instanceof Node.Split<Figures> split) {
            Question question = split.question();
            node = question.answer(row.getAs(question.column())) ? split.yes() : split.no();
        }
        return ((Node.Leaf<Figures>) node).value();
    }

    /** What the leaf of a row says, as one CASE expression. */
    static <L> Column choose(Node<L> node, Function<L, Object> value) {
        return node.fold(leaf -> lit(value.apply(leaf)), (question, yes, no) -> when(question.answer(), yes)
                .otherwise(no));
    }
}
