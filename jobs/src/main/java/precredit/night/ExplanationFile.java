package precredit.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import precredit.explain.Explanations;
import precredit.explain.Readings;
import precredit.model.Tree;
import precredit.publish.HouseholdInputs;
import precredit.publish.ListFile;
import precredit.publish.Roll;
import precredit.settings.Settings;

/** The explanations of a list, in a file of this machine that is gone once the list is in place. */
final class ExplanationFile implements AutoCloseable {
    private final Settings settings;
    private final Path file;

    ExplanationFile(Settings settings) {
        this.settings = settings;
        try {
            this.file = Files.createTempFile("precredit-explanations", ".jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code inputs} are those of the households of the roll. */
    ListFile of(Roll roll, HouseholdInputs inputs, Tree tree) {
        Readings readings = new Readings(tree, settings.model().inputs(), settings.policy());
        return new Explanations(readings, settings.policy()).write(roll, inputs, file);
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
