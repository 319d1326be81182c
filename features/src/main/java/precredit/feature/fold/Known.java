package precredit.feature.fold;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** Those who were asked about, each with everything that was gathered for him. */
public final class Known implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Asked asked;
    private final List<Tallies> gathered;

    public Known(Asked asked, List<Folded> gathered) {
        this.asked = asked;
        this.gathered = gathered.stream().map(Folded::tallies).toList();
    }

    /** A row each: what was asked, and behind it what was gathered, null where nothing was. */
    public Dataset<Row> table(SparkSession spark) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<Known> all = context.broadcast(this);
        int parts = Math.max(1, context.defaultParallelism());
        FlatMapFunction<Integer, InternalRow> rows = part -> all.value().rows(part, parts);
        JavaRDD<InternalRow> table = context.parallelize(
                        IntStream.range(0, parts).boxed().toList(), parts)
                .flatMap(rows);
        return ((org.apache.spark.sql.classic.SparkSession) spark)
                .internalCreateDataFrame(table.rdd(), columns(), false);
    }

    private StructType columns() {
        StructType columns = asked.columns();
        for (Tallies tallies : gathered) {
            columns = columns.merge(tallies.columns(), true);
        }
        return columns;
    }

    private Iterator<InternalRow> rows(int part, int parts) {
        int from = (int) ((long) asked.size() * part / parts);
        int to = (int) ((long) asked.size() * (part + 1) / parts);
        UnsafeRow view = asked.rows().view();
        StructType ofAsked = asked.columns();
        int width = columns().size();
        return IntStream.range(from, to)
                .mapToObj(number -> {
                    asked.rows().read(number, view);
                    GenericInternalRow row = new GenericInternalRow(width);
                    for (int i = 0; i < ofAsked.size(); i++) {
                        row.update(i, view.get(i, ofAsked.apply(i).dataType()));
                    }
                    int at = ofAsked.size();
                    for (Tallies tallies : gathered) {
                        tallies.fill(row, at, number);
                        at += tallies.width();
                    }
                    return (InternalRow) row;
                })
                .iterator();
    }
}
