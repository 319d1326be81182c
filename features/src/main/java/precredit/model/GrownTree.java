package precredit.model;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.DecisionTreeRegressor;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A tree as MLlib grew it, and the same tree as questions with the loans of every leaf. */
record GrownTree(PipelineModel mllib, Node<Sample> tree) {
    /**
     * Grows a regression tree on {@code bad}; the loans with {@code later} true are only counted. A regression tree
     * splits as a classification tree does, but does not merge leaves for predicting the same class.
     */
    static GrownTree grow(Dataset<Row> loans, int maxDepth, ModelSettings settings) {
        Dataset<Row> earlier = inOneOrder(loans.where(col("later").equalTo(false)));
        MissingBins bins = MissingBins.of(loans.schema(), settings.inputs(), lackingValues(earlier, settings.inputs()));
        PipelineModel mllib = pipeline(bins, maxDepth, settings.growth()).fit(earlier);
        DecisionTreeRegressionModel regression = (DecisionTreeRegressionModel) mllib.stages()[2];
        Node<Integer> shape = numbered(shape(regression.rootNode(), bins));
        Map<Integer, Sample> samples = samples(loans, shape);
        return new GrownTree(mllib, missingToTheRiskier(shape.map(leaf -> samples.getOrDefault(leaf, Sample.NONE))));
    }

    private static Pipeline pipeline(MissingBins bins, int maxDepth, ModelSettings.Growth growth) {
        DecisionTreeRegressor regressor = new DecisionTreeRegressor()
                .setLabelCol("bad")
                .setFeaturesCol(MissingBins.VECTOR)
                .setMaxDepth(maxDepth)
                .setMaxBins(growth.maxBins())
                .setMinInstancesPerNode(growth.minRowsPerLeaf())
                .setMaxMemoryInMB(512)
                .setSeed(growth.seed());
        return new Pipeline().setStages(new PipelineStage[] {bins.columns(), bins.vector(), regressor});
    }

    /**
     * MLlib takes its thresholds from a sample that depends on the order and the partitions of the rows; in one
     * partition, sorted by everything, there is only one order.
     */
    private static Dataset<Row> inOneOrder(Dataset<Row> loans) {
        Column[] order =
                Stream.of(loans.columns()).map(name -> asc("`" + name + "`")).toArray(Column[]::new);
        return loans.repartition(1).sortWithinPartitions(order);
    }

    private static Set<String> lackingValues(Dataset<Row> loans, List<Input> inputs) {
        List<Column> counts = new ArrayList<>();
        counts.add(count(lit(1)).as("loans"));
        inputs.forEach(input -> counts.add(count(col(input.column())).as(input.column())));
        Row row = loans.agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .head();
        return inputs.stream()
                .map(Input::column)
                .filter(column -> row.<Long>getAs(column) < row.<Long>getAs("loans"))
                .collect(Collectors.toSet());
    }

    private static Node<Integer> shape(org.apache.spark.ml.tree.Node node, MissingBins bins) {
        if (!(node instanceof InternalNode internal)) {
            return new Node.Leaf<>(0);
        }
        ContinuousSplit split = (ContinuousSplit) internal.split();
        Node<Integer> left = shape(internal.leftChild(), bins);
        Node<Integer> right = shape(internal.rightChild(), bins);
        Question question = bins.question(split.featureIndex(), split.threshold());
        return bins.isMirrored(split.featureIndex(), split.threshold())
                ? new Node.Split<>(question, right, left)
                : new Node.Split<>(question, left, right);
    }

    private static Node<Integer> numbered(Node<Integer> shape) {
        AtomicInteger next = new AtomicInteger();
        return shape.map(leaf -> next.incrementAndGet());
    }

    private static Map<Integer, Sample> samples(Dataset<Row> loans, Node<Integer> shape) {
        List<String> asked = asked(shape).distinct().sorted().toList();
        Column earlier = col("later").equalTo(false);
        List<Column> counts = new ArrayList<>();
        counts.add(count(when(earlier, 1)).as("rows"));
        counts.add(count(when(earlier.and(col("bad").equalTo(1)), 1)).as("bads"));
        counts.add(count(when(col("later"), 1)).as("later_rows"));
        counts.add(count(when(col("later").and(col("bad").equalTo(1)), 1)).as("later_bads"));
        asked.forEach(column ->
                counts.add(count(when(earlier.and(col(column).isNull()), 1)).as("missing_" + column)));
        Map<Integer, Sample> samples = new HashMap<>();
        loans.groupBy(Tree.choose(shape, leaf -> leaf).as("leaf"))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .collectAsList()
                .forEach(row -> samples.put(row.getAs("leaf"), sample(row, asked)));
        return samples;
    }

    private static Sample sample(Row row, List<String> asked) {
        Map<String, Long> missing =
                asked.stream().collect(Collectors.toMap(column -> column, column -> row.getAs("missing_" + column)));
        return new Sample(
                row.getAs("rows"), row.getAs("bads"), row.getAs("later_rows"), row.getAs("later_bads"), missing);
    }

    private static <L> Stream<String> asked(Node<L> node) {
        return node.fold(
                leaf -> Stream.<String>of(), (question, yes, no) -> Stream.of(Stream.of(question.column()), yes, no)
                        .flatMap(columns -> columns));
    }

    /** Where no loan lacked the value, nothing is known of lacking it: such a row goes where more loans went bad. */
    private static Node<Sample> missingToTheRiskier(Node<Sample> node) {
        return node.<Node<Sample>>fold(Node.Leaf::new, (question, yes, no) -> {
            Sample ofYes = yes.sum(Sample::plus);
            Sample ofNo = no.sum(Sample::plus);
            boolean seen = ofYes.plus(ofNo).missing().getOrDefault(question.column(), 0L) > 0;
            boolean riskier = ofYes.badRate() > ofNo.badRate();
            return new Node.Split<>(seen ? question : question.withMissing(riskier), yes, no);
        });
    }
}
