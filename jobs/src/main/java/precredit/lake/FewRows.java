package precredit.lake;

import io.delta.kernel.Scan;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;

/** Reads the rows of a scan of Delta Kernel in this process: to start a query costs more than reading a few hundred rows. */
final class FewRows {
    private FewRows() {}

    /** In the columns of the scan, of texts, dates and whole numbers, which are those of a Spark schema by name and type. */
    static List<org.apache.spark.sql.Row> of(Engine engine, Scan scan, org.apache.spark.sql.types.StructType schema) {
        List<org.apache.spark.sql.Row> rows = new ArrayList<>();
        Row state = scan.getScanState(engine);
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        read(engine, state, files.next(), schema, rows);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void read(
            Engine engine,
            Row state,
            Row file,
            org.apache.spark.sql.types.StructType schema,
            List<org.apache.spark.sql.Row> to)
            throws IOException {
        CloseableIterator<FileReadResult> read = engine.getParquetHandler()
                .readParquetFiles(
                        Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                        ScanStateRow.getPhysicalDataReadSchema(state),
                        Optional.empty());
        try (CloseableIterator<FilteredColumnarBatch> batches =
                Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData))) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(row -> to.add(new GenericRowWithSchema(values(row, schema), schema)));
                }
            }
        }
    }

    private static Object[] values(Row row, org.apache.spark.sql.types.StructType schema) {
        StructType columns = row.getSchema();
        Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            String name = schema.fieldNames()[i];
            values[i] = value(row, columns.indexOf(name), columns.get(name).getDataType());
        }
        return values;
    }

    private static Object value(Row row, int at, DataType type) {
        if (row.isNullAt(at)) {
            return null;
        } else if (type instanceof StringType) {
            return row.getString(at);
        } else if (type instanceof DateType) {
            return LocalDate.ofEpochDay(row.getInt(at));
        } else if (type instanceof LongType) {
            return row.getLong(at);
        } else if (type instanceof IntegerType) {
            return row.getInt(at);
        }
        throw new IllegalArgumentException("no value of " + type + " is read here");
    }
}
