package precredit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.DecisionTreeRegressionModel;
import org.apache.spark.ml.regression.DecisionTreeRegressor;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.model.table.Rows;

/**
 * The tree that MLlib grows on the same rows, to compare with. It is a regression tree on the 0/1 label: the classifier
 * merges leaves of the same majority class, which with few bads are nearly all. A column with missing values is seen
 * twice, with missing below all values and above them.
 */
public final class MllibTree {
    /** Far beyond any value, near enough that the middle between the two is a number. */
    private static final double BEYOND = 1e300;

    private final DecisionTreeRegressionModel model;
    private final boolean[] isTwice;

    private MllibTree(DecisionTreeRegressionModel model, boolean[] isTwice) {
        this.model = model;
        this.isTwice = isTwice;
    }

    /** Grows on rows in one partition, because MLlib's thresholds depend on the partitions. */
    public static MllibTree grow(SparkSession spark, Rows rows, ModelSettings.Growth growth) {
        boolean[] isTwice = new boolean[rows.columns().size()];
        for (int column = 0; column < isTwice.length; column++) {
            isTwice[column] = java.util.Arrays.stream(rows.column(column)).anyMatch(Double::isNaN);
        }
        List<Row> labelled = IntStream.range(0, rows.count())
                .mapToObj(row -> RowFactory.create(rows.isBad(row) ? 1.0 : 0.0, vector(rows, row, isTwice)))
                .toList();
        StructType schema = new StructType(new StructField[] {
            DataTypes.createStructField("bad", DataTypes.DoubleType, false),
            DataTypes.createStructField("inputs", SQLDataTypes.VectorType(), false)
        });
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        DecisionTreeRegressor regressor = new DecisionTreeRegressor()
                .setLabelCol("bad")
                .setFeaturesCol("inputs")
                .setMaxDepth(growth.maxDepth())
                .setMaxBins(growth.maxBins())
                .setMinInstancesPerNode(growth.minRowsPerLeaf())
                .setMaxMemoryInMB(512)
                .setSeed(growth.seed());
        return new MllibTree(regressor.fit(spark.createDataFrame(context.parallelize(labelled, 1), schema)), isTwice);
    }

    /** The bad rate of the leaf of every row. */
    public double[] probabilities(Rows rows) {
        return IntStream.range(0, rows.count())
                .mapToDouble(row -> model.predict(vector(rows, row, isTwice)))
                .toArray();
    }

    private static Vector vector(Rows rows, int row, boolean[] isTwice) {
        List<Double> values = new ArrayList<>();
        for (int column = 0; column < isTwice.length; column++) {
            double value = rows.value(column, row);
            values.add(Double.isNaN(value) ? -BEYOND : value);
            if (isTwice[column]) {
                values.add(Double.isNaN(value) ? BEYOND : value);
            }
        }
        return Vectors.dense(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
