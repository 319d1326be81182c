package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import precredit.LocalSpark;

/** What can be read in a Parquet file: its bytes, and its rows where it is whole. */
final class ParquetText {
    private static final String MAGIC = "PAR1";

    private ParquetText() {}

    static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }

    static boolean holds(Path file, String text) {
        if (FileText.of(file).contains(text)) {
            return true;
        }
        return isWhole(file)
                && LocalSpark.session()
                        .read()
                        .parquet(file.toString())
                        .selectExpr("to_json(struct(*)) AS row")
                        .collectAsList()
                        .stream()
                        .anyMatch(row -> row.getString(0).contains(text));
    }

    /** Not one that was cut off while it was written. */
    static boolean isWhole(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.length() > MAGIC.length() && text.endsWith(MAGIC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
