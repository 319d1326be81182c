package precredit.cli;

import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import precredit.lake.LakeTable;
import precredit.publish.Sha256;

/** What the tables of a lake on disk hold, without Spark, which takes longer to plan than to read. */
final class LakeRows {
    /** When a delivered file was written, which a copy of it need not have in common with it. */
    private static final String STAMP = "(?m)^stamp: .*\n";

    private static final Configuration HADOOP = new Configuration();

    private LakeRows() {}

    /** Of each table of a storage root how many rows it has, and the sum of the hashes of all of them. */
    static Map<String, String> of(Path root) {
        Map<String, String> tables = new TreeMap<>();
        for (LakeTable table : LakeTable.all()) {
            Path place = root.resolve("lake").resolve(table.path());
            if (place.resolve("_delta_log").toFile().exists()) {
                tables.put(table.path(), summed(place));
            }
        }
        return tables;
    }

    private static String summed(Path table) {
        Engine engine = DefaultEngine.create(HADOOP);
        long rows = 0;
        BigInteger sum = BigInteger.ZERO;
        try (CloseableIterator<FilteredColumnarBatch> batches = TableManager.loadSnapshot(table.toString())
                .build(engine)
                .getScanBuilder()
                .build()
                .getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        Row file = files.next();
                        String partition = new TreeMap<>(InternalScanFileUtils.getPartitionValues(file)).toString();
                        try (ParquetReader<Group> reader = reader(file)) {
                            for (Group row = reader.read(); row != null; row = reader.read()) {
                                rows++;
                                sum = sum.add(hash(partition, row));
                            }
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows + " rows, sum " + sum.toString(16);
    }

    private static ParquetReader<Group> reader(Row file) throws IOException {
        String path = InternalScanFileUtils.getAddFileStatus(file).getPath();
        return ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(path))
                .withConf(HADOOP)
                .build();
    }

    private static BigInteger hash(String partition, Group row) {
        String text = partition + row.toString().replaceAll(STAMP, "");
        return new BigInteger(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)), 16);
    }
}
