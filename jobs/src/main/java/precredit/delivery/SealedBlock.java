package precredit.delivery;

import com.github.luben.zstd.Zstd;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import precredit.columnar.ColumnValues;
import precredit.identity.Seal;
import precredit.lake.DataFile;

/**
 * One row of {@code bronze/delivered}.
 *
 * @param number that of the block in its file, from 0 on
 * @param sealed the bytes of the block, compressed unless the file is, and sealed
 */
record SealedBlock(FilePlan file, String sha256, int number, byte[] sealed) {
    /** Bytes of every block of a file but the last. */
    static final int SIZE = 16 << 20;

    static SealedBlock of(FilePlan file, String sha256, int number, byte[] bytes, Seal seal) {
        return new SealedBlock(file, sha256, number, seal.close(file.isCompressed() ? bytes : Zstd.compress(bytes, 1)));
    }

    Row row() {
        return RowFactory.create(
                file.county(),
                file.source(),
                LocalDate.ofEpochDay(file.deliveredOn()),
                file.name(),
                sha256,
                number,
                sealed);
    }

    /** Writes it without the column {@code county}. */
    void write(DataFile to) {
        ColumnValues[] out = to.values();
        out[0].add(file.source());
        out[1].add(file.deliveredOn());
        out[2].add(file.name());
        out[3].add(sha256);
        out[4].add(number);
        out[5].add(sealed);
        to.endRow();
    }
}
