package precredit.lake;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;

/** One entry in the log of a Delta table, made by Delta Kernel in this process: files that come, files that go. */
record Commit(Engine engine, Transaction transaction) {
    /** An old night can be read for as long as an audit may ask for it; both must be set together. */
    static final Map<String, String> PROPERTIES = Map.of(
            "delta.deletedFileRetentionDuration", "interval 800 days",
            "delta.logRetentionDuration", "interval 800 days",
            "delta.enableDeletionVectors", "false",
            "delta.dataSkippingNumIndexedCols", "7");

    /** The first of a table. */
    static Commit first(Engine engine, String uri, StructType columns, List<String> partitions, String run) {
        return new Commit(
                engine,
                io.delta.kernel.TableManager.buildCreateTableTransaction(
                                uri, DataTypeJsonSerDe.deserializeStructType(columns.json()), name(run))
                        .withTableProperties(PROPERTIES)
                        .withDataLayoutSpec(DataLayoutSpec.partitioned(
                                partitions.stream().map(Column::new).toList()))
                        .build(engine));
    }

    /** The next of a table. */
    static Commit next(Engine engine, io.delta.kernel.Snapshot snapshot, String run) {
        return new Commit(
                engine,
                snapshot.buildUpdateTableTransaction(name(run), Operation.WRITE).build(engine));
    }

    private static String name(String run) {
        return "County-Precredit (" + run + ")";
    }

    /** Written files of one partition, of which {@code values} are the partition columns. */
    record Part(Map<String, Literal> values, List<WrittenFile> files) {}

    /** Makes the entry: files come; those that {@code gone} names (rows of a scan of Kernel) go. */
    void make(List<Part> parts, List<Row> gone) {
        Row state = transaction.getTransactionState(engine);
        List<Row> actions = new ArrayList<>(gone.stream().map(Commit::removal).toList());
        parts.forEach(part -> actions.addAll(additions(state, part)));
        TransactionCommitResult result =
                transaction.commit(engine, CloseableIterable.inMemoryIterable(closeable(actions)));
        result.getPostCommitHooks().stream()
                .filter(hook -> hook.getType() == PostCommitHook.PostCommitHookType.CHECKPOINT)
                .forEach(this::invoke);
    }

    private List<Row> additions(Row state, Part part) {
        DataWriteContext target = Transaction.getWriteContext(engine, state, part.values());
        List<DataFileStatus> statuses =
                part.files().stream().map(WrittenFile::status).toList();
        List<Row> actions = new ArrayList<>();
        try (CloseableIterator<Row> additions =
                Transaction.generateAppendActions(engine, state, closeable(statuses), target)) {
            additions.forEachRemaining(actions::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return actions;
    }

    private void invoke(PostCommitHook hook) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row removal(Row scanned) {
        AddFile file = new AddFile(scanned.getStruct(io.delta.kernel.internal.InternalScanFileUtils.ADD_FILE_ORDINAL));
        return SingleAction.createRemoveFileSingleAction(file.toRemoveFileRow(true, Optional.empty()));
    }

    private static <T> CloseableIterator<T> closeable(List<T> all) {
        return io.delta.kernel.internal.util.Utils.toCloseableIterator(all.iterator());
    }
}
