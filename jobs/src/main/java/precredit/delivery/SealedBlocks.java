package precredit.delivery;

import com.github.luben.zstd.Zstd;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import precredit.identity.Seal;

/** Takes the bytes of a file and gives them as rows of {@code bronze/delivered}, a row for each block. */
final class SealedBlocks extends OutputStream {
    static final int BLOCK = 16 << 20;

    private final FilePlan file;
    private final String sha256;
    private final Seal seal;
    private final List<Row> rows = new ArrayList<>();
    private final byte[] block = new byte[BLOCK];
    private int filled;

    SealedBlocks(FilePlan file, String sha256, Seal seal) {
        this.file = file;
        this.sha256 = sha256;
        this.seal = seal;
    }

    @Override
    public void write(int b) {
        block[filled++] = (byte) b;
        if (filled == BLOCK) {
            endBlock();
        }
    }

    /** All that was written. */
    List<Row> rows() {
        if (filled > 0) {
            endBlock();
        }
        return rows;
    }

    private void endBlock() {
        rows.add(row(file, sha256, seal, rows.size(), Arrays.copyOf(block, filled)));
        filled = 0;
    }

    static Row row(FilePlan file, String sha256, Seal seal, int number, byte[] bytes) {
        return RowFactory.create(
                file.county(),
                file.source(),
                java.time.LocalDate.ofEpochDay(file.deliveredOn()),
                file.name(),
                sha256,
                number,
                seal.close(file.isCompressed() ? bytes : Zstd.compress(bytes, 1)));
    }
}
