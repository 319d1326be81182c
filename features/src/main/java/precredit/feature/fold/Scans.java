package precredit.feature.fold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/** Looks that go on beside one another. When this is closed none does any more, and what they were sent is let go of. */
public final class Scans implements AutoCloseable {
    private final SparkSession spark;
    private final JavaSparkContext context;
    private final List<JavaFutureAction<?>> begun = new ArrayList<>();
    private final List<Broadcast<?>> sent = new ArrayList<>();

    public Scans(SparkSession spark) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    public SparkSession spark() {
        return spark;
    }

    /** Sends an index to where rows are looked at. */
    public Broadcast<Index> send(Index index) {
        Broadcast<Index> broadcast = context.broadcast(index);
        sent.add(broadcast);
        return broadcast;
    }

    /** Starts a look, or several of one kind; who asks for what they gather waits for it, or meets the failure. */
    public Supplier<Folded> begin(List<Look> looks, Broadcast<Index> whom) {
        List<Supplier<List<Folded>>> parts =
                looks.stream().map(look -> begin(look, whom)).toList();
        return () -> Folded.together(
                parts.stream().flatMap(part -> part.get().stream()).toList());
    }

    private Supplier<List<Folded>> begin(Look look, Broadcast<Index> whom) {
        int grains = look.grain().isEmpty() ? 0 : 1;
        int keys = look.key().size();
        Optional<LocalDate> only = whom.value().onlyDate();
        if (only.isPresent()) {
            Dataset<Row> rows = look.on(only.get());
            return begin(rows, new Folding(new Reading.OfOneDate(keys, 1 + grains), whom, look.nothing(rows.schema())));
        }
        Bound columns = look.onAnyDate();
        Column[] read = columns.input().stream()
                .filter(name -> !name.equals(Look.DATE))
                .map(functions::col)
                .toArray(Column[]::new);
        return begin(
                look.rows().select(read),
                new Folding(new Reading.OfAnyDate(columns, keys, 1 + grains), whom, look.nothing(columns.types())));
    }

    private Supplier<List<Folded>> begin(Dataset<Row> rows, Folding folding) {
        JavaFutureAction<List<Folded>> action = rows(rows)
                .coalesce(Math.max(1, context.defaultParallelism()))
                .mapPartitions(folding)
                .collectAsync();
        begun.add(action);
        return () -> {
            List<Folded> parts = ended(action);
            return parts.isEmpty() ? List.of(folding.none()) : parts;
        };
    }

    private static JavaRDD<InternalRow> rows(Dataset<Row> table) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) table)
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    }

    @Override
    public void close() {
        begun.stream().filter(action -> !action.isDone()).forEach(Scans::cancel);
        sent.forEach(Broadcast::destroy);
    }

    private static void cancel(JavaFutureAction<?> action) {
        action.cancel(true);
        try {
            action.get();
        } catch (ExecutionException | CancellationException e) {
            // It is another failure that is met.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T ended(JavaFutureAction<T> action) {
        try {
            return action.get();
        } catch (ExecutionException e) {
            throw Scans.<RuntimeException>asItIs(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Spark's own failures are no runtime exceptions, yet fly past everybody who asks for a result at once. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException asItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
