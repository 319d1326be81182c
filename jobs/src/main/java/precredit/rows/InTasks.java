package precredit.rows;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import scala.Option;

/** What tasks do with the rows of a query as they come, each row overwritten by the next. */
public final class InTasks {
    private InTasks() {}

    /** What the tasks make of the rows, in the order of the tasks. */
    public static <T> List<T> of(Dataset<Row> rows, FlatMapFunction<Iterator<InternalRow>, T> task) {
        QueryExecution plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution();
        return SQLExecution.<List<T>>withNewExecutionId(
                plan,
                Option.empty(),
                () -> plan.toRdd().toJavaRDD().mapPartitions(task).collect());
    }
}
