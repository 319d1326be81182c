package precredit.delivery;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import precredit.identity.Seal;
import precredit.lake.DataFile;
import precredit.lake.FileWriting;
import precredit.lake.LakeTable;
import precredit.lake.WrittenFile;
import precredit.parallel.Shares;

/** Writes the delivered bytes, block by block, compressed unless they are, and sealed. */
final class Sealing {
    private static final int BLOCKS_PER_TASK = 4;

    private Sealing() {}

    /** A file and its hash. */
    record Source(FilePlan file, long bytes, String sha256) implements Serializable {}

    /** What is sealed at once: some bytes of a file, or, where persons are erased of whom it may tell, all of it. */
    private record Part(Source source, int number, long start, long bytes) implements Serializable {}

    /** Writes data files of {@code bronze/delivered} to a folder, one in each task. */
    static JavaRDD<WrittenFile> of(List<Source> sources, Erasure erasure, FileWriting files, String folder) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
        var configuration = new SerializableConfiguration(context.hadoopConfiguration());
        List<List<Part>> tasks = Shares.of(parts(sources, erasure), Part::bytes, tasks(sources));
        return context.parallelize(tasks, Math.max(1, tasks.size())).map(ofTask -> {
            // What is sealed is as random as can be.
            DataFile file = files.openUncompressed(folder, LakeTable.DELIVERED.fileSchema());
            for (Part part : ofTask) {
                for (SealedBlock block : sealed(part, erasure, configuration.value())) {
                    block.write(file);
                }
            }
            return file.end();
        });
    }

    private static int tasks(List<Source> sources) {
        return (int) Math.max(1, sources.stream().mapToLong(Source::bytes).sum() / SealedBlock.SIZE / BLOCKS_PER_TASK);
    }

    private static List<Part> parts(List<Source> sources, Erasure erasure) {
        List<Part> parts = new ArrayList<>();
        for (Source source : sources) {
            long size = erasure.erased().isEmpty() ? SealedBlock.SIZE : Math.max(1, source.bytes());
            for (long start = 0; start < source.bytes(); start += size) {
                parts.add(new Part(source, (int) (start / size), start, Math.min(size, source.bytes() - start)));
            }
        }
        return parts;
    }

    private static List<SealedBlock> sealed(Part part, Erasure erasure, Configuration configuration)
            throws IOException {
        return erasure.erased().isEmpty()
                ? List.of(sealed(part, erasure.seal(), configuration))
                : withoutErased(part.source(), erasure, configuration);
    }

    private static SealedBlock sealed(Part part, Seal seal, Configuration configuration) throws IOException {
        Source source = part.source();
        byte[] bytes = new byte[(int) part.bytes()];
        try (FSDataInputStream in = SliceInput.raw(source.file().uri(), configuration)) {
            in.readFully(part.start(), bytes);
        }
        return SealedBlock.of(source.file(), source.sha256(), part.number(), bytes, seal);
    }

    private static List<SealedBlock> withoutErased(Source source, Erasure erasure, Configuration configuration)
            throws IOException {
        FilePlan file = source.file();
        Redaction redaction = new Redaction(file, erasure.persons());
        Redaction.Delivered delivered = () -> SliceInput.raw(file.uri(), configuration);
        SealedBlocks blocks = new SealedBlocks(file, source.sha256(), erasure.seal());
        List<long[]> places = redaction.places(delivered);
        if (places.isEmpty()) {
            try (var in = delivered.open()) {
                in.transferTo(blocks);
            }
        } else {
            redaction.write(delivered, places, blocks);
        }
        return blocks.end();
    }
}
