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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
    /** When the files of a delivery were written, a line each, which a copy of it need not have in common with it. */
    private static final String STAMP = "(?ms)^stamp: .*?(?=^rules: )";

    private static final Configuration HADOOP = new Configuration();

    /** The rows of files that were read, by their partition and bytes: most nights have most of them in common. */
    private static final Map<String, Rows> READ = new HashMap<>();

    private record Rows(long count, BigInteger hashes) {
        Rows and(Rows more) {
            return new Rows(count + more.count, hashes.add(more.hashes));
        }
    }

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
        Rows rows = new Rows(0, BigInteger.ZERO);
        try (CloseableIterator<FilteredColumnarBatch> batches = TableManager.loadSnapshot(table.toString())
                .build(engine)
                .getScanBuilder()
                .build()
                .getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        rows = rows.and(rows(files.next()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.count() + " rows, sum " + rows.hashes().toString(16);
    }

    private static Rows rows(Row file) throws IOException {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(
                InternalScanFileUtils.getAddFileStatus(file).getPath());
        String partition = new TreeMap<>(InternalScanFileUtils.getPartitionValues(file)).toString();
        String known =
                partition + Sha256.hex(Files.readAllBytes(Path.of(path.toUri().getPath())));
        if (!READ.containsKey(known)) {
            READ.put(known, rows(path, partition));
        }
        return READ.get(known);
    }

    private static Rows rows(org.apache.hadoop.fs.Path path, String partition) throws IOException {
        Rows rows = new Rows(0, BigInteger.ZERO);
        try (ParquetReader<Group> reader = ParquetReader.builder(new GroupReadSupport(), path)
                .withConf(HADOOP)
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows = rows.and(new Rows(1, hash(partition, row)));
            }
        }
        return rows;
    }

    private static BigInteger hash(String partition, Group row) {
        String text = partition + row.toString().replaceAll(STAMP, "");
        return new BigInteger(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)), 16);
    }
}
