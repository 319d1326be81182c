package precredit.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.explain.Explanations;
import precredit.explain.Readings;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Tree;
import precredit.publish.ListFile;
import precredit.settings.Settings;

/** The explanations of a list, in a file of this machine that is gone once the list is in place. */
final class ExplanationFile implements AutoCloseable {
    private final Lake lake;
    private final Settings settings;
    private final LocalDate asOf;
    private final Path file;

    ExplanationFile(Lake lake, Settings settings, LocalDate asOf) {
        this.lake = lake;
        this.settings = settings;
        this.asOf = asOf;
        try {
            this.file = Files.createTempFile("precredit-explanations", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ListFile of(Dataset<Row> ledger, Tree tree) {
        Readings readings = new Readings(tree, settings.model().inputs(), settings.policy());
        Dataset<Row> households = Explanations.needed(
                ledger, lake.read(LakeTable.FEATURES, asOf), settings.model().inputs());
        return new Explanations(readings, settings.policy()).write(households.toLocalIterator(), file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
