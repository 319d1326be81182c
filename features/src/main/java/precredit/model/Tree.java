package precredit.model;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A model that decides: questions, and at each leaf its evidence and probability of default. */
public record Tree(Node<Figures> root) {
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

    /** The probability of default in the leaf of a row. */
    public Column pd() {
        return choose(root, Figures::pd);
    }

    public Column leafId() {
        return choose(root, Figures::leafId);
    }

    /** How many development loans the leaf of a row rests on. */
    public Column leafRows() {
        return choose(root, Figures::rows);
    }

    /** Adds {@code pd} DOUBLE, {@code leaf_id} INT and {@code leaf_rows} BIGINT. */
    public Dataset<Row> score(Dataset<Row> features) {
        return features.withColumn("pd", pd()).withColumn("leaf_id", leafId()).withColumn("leaf_rows", leafRows());
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
