package precredit.delivery;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import precredit.identity.Seal;

/** A delivered file as bronze keeps it: rows with the columns block, sealed and sha256, in order. */
record StoredFile(List<Row> blocks, boolean isPacked, Seal seal) {
    static StoredFile of(Iterable<Row> blocks, FileKey key, Seal seal) {
        List<Row> inOrder = StreamSupport.stream(blocks.spliterator(), false)
                .sorted(Comparator.comparingInt(row -> row.<Integer>getAs("block")))
                .toList();
        return new StoredFile(inOrder, key.file().endsWith(".gz"), seal);
    }

    String sha256() {
        return blocks.get(0).getAs("sha256");
    }

    /** The bytes as they were delivered; a block is opened once it is read. */
    InputStream open() {
        return new SequenceInputStream(
                Collections.enumeration(blocks.stream().map(this::opened).toList()));
    }

    private InputStream opened(Row block) {
        return new InputStream() {
            private InputStream open;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                if (open == null) {
                    byte[] content = seal.open(block.getAs("sealed"));
                    open = new ByteArrayInputStream(isPacked ? content : unpacked(content));
                }
                return open.read(bytes, from, length);
            }

            @Override
            public void close() {
                open = InputStream.nullInputStream();
            }
        };
    }

    private static byte[] unpacked(byte[] content) {
        return Zstd.decompress(content, (int) Zstd.getFrameContentSize(content));
    }
}
