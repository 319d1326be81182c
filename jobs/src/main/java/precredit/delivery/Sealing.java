package precredit.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Seal;
import precredit.lake.LakeTable;

/** The delivered bytes, block by block, compressed unless they are, and sealed. */
final class Sealing {
    private static final int BLOCK = SealedBlocks.BLOCK;
    private static final int BLOCKS_PER_TASK = 4;

    private Sealing() {}

    /** A file and its hash. */
    record Source(FilePlan file, long bytes, String sha256) implements java.io.Serializable {}

    private record Block(Source source, int number) implements java.io.Serializable {}

    static Dataset<Row> of(
            SparkSession spark, List<Source> sources, Intake intake, SerializableConfiguration configuration) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Seal seal = intake.seal();
        Erasure erasure = Erasure.of(intake);
        var rows = intake.erased().isEmpty()
                ? context.parallelize(blocks(sources), tasks(sources))
                        .map(block -> row(block, seal, configuration.value()))
                : context.parallelize(sources, tasks(sources))
                        .flatMap(source -> withoutErased(source, erasure, configuration.value()));
        return spark.createDataFrame(rows, LakeTable.DELIVERED.schema());
    }

    private static int tasks(List<Source> sources) {
        return (int) Math.max(1, sources.stream().mapToLong(Source::bytes).sum() / BLOCK / BLOCKS_PER_TASK);
    }

    private static List<Block> blocks(List<Source> sources) {
        return sources.stream().flatMap(source -> blocks(source).stream()).toList();
    }

    private static List<Block> blocks(Source source) {
        List<Block> blocks = new ArrayList<>();
        for (int number = 0; number * (long) BLOCK < source.bytes(); number++) {
            blocks.add(new Block(source, number));
        }
        return blocks;
    }

    private static Iterator<Row> withoutErased(Source source, Erasure erasure, Configuration configuration)
            throws IOException {
        FilePlan file = source.file();
        Redaction redaction = new Redaction(file, erasure.persons());
        Redaction.Delivered delivered = () -> SliceInput.raw(file.uri(), configuration);
        List<long[]> places = redaction.places(delivered);
        if (places.isEmpty()) {
            return blocks(source).stream()
                    .map(block -> unchecked(block, erasure.seal(), configuration))
                    .iterator();
        }
        SealedBlocks blocks = new SealedBlocks(file, source.sha256(), erasure.seal());
        redaction.write(delivered, places, blocks);
        return blocks.rows().iterator();
    }

    private static Row unchecked(Block block, Seal seal, Configuration configuration) {
        try {
            return row(block, seal, configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Block block, Seal seal, Configuration configuration) throws IOException {
        FilePlan file = block.source().file();
        long start = block.number() * (long) BLOCK;
        byte[] bytes = new byte[(int) Math.min(BLOCK, block.source().bytes() - start)];
        try (FSDataInputStream in = SliceInput.raw(file.uri(), configuration)) {
            in.readFully(start, bytes);
        }
        return SealedBlocks.row(file, block.source().sha256(), seal, block.number(), bytes);
    }
}
