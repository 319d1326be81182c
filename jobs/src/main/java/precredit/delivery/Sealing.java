package precredit.delivery;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Seal;
import precredit.lake.LakeTable;

/** The delivered bytes, block by block, compressed unless they are, and sealed. */
final class Sealing {
    private static final int BLOCK = 16 << 20;
    private static final int BLOCKS_PER_TASK = 4;

    private Sealing() {}

    /** A file and its hash. */
    record Source(FilePlan file, long bytes, String sha256) implements java.io.Serializable {}

    private record Block(Source source, int number) implements java.io.Serializable {}

    static Dataset<Row> of(
            SparkSession spark, List<Source> sources, Seal seal, SerializableConfiguration configuration) {
        List<Block> blocks = new ArrayList<>();
        for (Source source : sources) {
            for (int number = 0; number * (long) BLOCK < source.bytes(); number++) {
                blocks.add(new Block(source, number));
            }
        }
        long bytes = sources.stream().mapToLong(Source::bytes).sum();
        int tasks = (int) Math.max(1, bytes / BLOCK / BLOCKS_PER_TASK);
        var rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(blocks, tasks)
                .map(block -> row(block, seal, configuration.value()));
        return spark.createDataFrame(rows, LakeTable.DELIVERED.schema());
    }

    private static Row row(Block block, Seal seal, Configuration configuration) throws IOException {
        FilePlan file = block.source().file();
        long start = block.number() * (long) BLOCK;
        byte[] bytes = new byte[(int) Math.min(BLOCK, block.source().bytes() - start)];
        try (FSDataInputStream in = SliceInput.raw(file.uri(), configuration)) {
            in.readFully(start, bytes);
        }
        return RowFactory.create(
                file.county(),
                file.source(),
                java.time.LocalDate.ofEpochDay(file.deliveredOn()),
                file.name(),
                block.source().sha256(),
                block.number(),
                seal.close(file.isCompressed() ? bytes : Zstd.compress(bytes, 1)));
    }
}
