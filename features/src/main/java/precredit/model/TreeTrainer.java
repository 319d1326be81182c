package precredit.model;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Learns a tree from labelled loans. The latest loans are held out; of the others the later ones choose the size of the
 * tree, which then grows on all of them. The same loans give the same tree in any order and on any partitions.
 */
public final class TreeTrainer {
    private TreeTrainer() {}

    /** Needs columns {@code loan_id}, {@code as_of}, {@code label} and the inputs, and at least one loan. */
    public static TrainedModel train(Dataset<Row> training, ModelSettings settings) {
        Dataset<Row> loans = inputsOf(labelled(training), settings).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Periods periods = Periods.of(Periods.days(loans), settings.holdOut());
            Column heldOut = isFrom(periods.heldOutFrom());
            Dataset<Row> development = loans.where(not(heldOut));
            Size size = size(development, periods, settings);
            GrownTree grown = GrownTree.grow(
                    development.withColumn("later", lit(false)),
                    settings.growth().maxDepth(),
                    settings);
            Tree tree = finished(size.cut(grown.tree()), settings);
            Optional<TrainedModel.Part> later = periods.heldOutFrom().map(from -> part(tree, loans.where(heldOut)));
            return new TrainedModel(tree, grown.mllib(), size, periods, part(tree, development), later);
        } finally {
            loans.unpersist();
        }
    }

    /** Adds {@code bad}, 1 or 0, from a {@code label} of bad and good or 1 and 0; any other label is a bug. */
    static Dataset<Row> labelled(Dataset<Row> training) {
        Column label = col("label").cast("string");
        return training.withColumn(
                "bad",
                when(label.isin("bad", "1"), 1)
                        .when(label.isin("good", "0"), 0)
                        .otherwise(raise_error(lit("a label to learn from is neither good nor bad"))));
    }

    static Column isFrom(LocalDate date) {
        return col("as_of").geq(lit(date));
    }

    private static Column isFrom(Optional<LocalDate> date) {
        return date.map(TreeTrainer::isFrom).orElse(lit(false));
    }

    private static Dataset<Row> inputsOf(Dataset<Row> labelled, ModelSettings settings) {
        Stream<String> names = Stream.concat(
                Stream.of("loan_id", "as_of", "bad"), settings.inputs().stream().map(Input::column));
        return labelled.select(names.map(name -> col(name)).toArray(Column[]::new));
    }

    private static Size size(Dataset<Row> development, Periods periods, ModelSettings settings) {
        ModelSettings.Growth growth = settings.growth();
        return periods.chosenFrom()
                .map(from -> GrownTree.grow(development.withColumn("later", isFrom(from)), growth.maxDepth(), settings))
                .map(grown -> Size.best(grown.tree(), growth))
                .orElse(new Size(growth.maxDepth(), growth.untestedLeaves()));
    }

    private static Tree finished(Node<Sample> tree, ModelSettings settings) {
        Node<Tree.Figures> leaves = Smoothing.probabilities(
                        tree, settings.growth().smoothingRows())
                .map(leaf ->
                        new Tree.Figures(0, leaf.sample().rows(), leaf.sample().bads(), leaf.pd()));
        return Directions.kept(Tree.numbered(leaves), settings.inputs());
    }

    private static TrainedModel.Part part(Tree tree, Dataset<Row> loans) {
        Row row = loans.agg(
                        min("as_of").as("from"),
                        max("as_of").as("to"),
                        count(lit(1)).as("loans"),
                        sum(col("bad").cast("long")).as("bads"))
                .head();
        long bads = row.getAs("bads");
        return new TrainedModel.Part(
                row.getAs("from"),
                row.getAs("to"),
                row.<Long>getAs("loans") - bads,
                bads,
                Metrics.of(tree.score(loans)));
    }
}
