package precredit.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import precredit.identity.ResidentId;
import precredit.problem.Problems;

/** Identity numbers, one a line, in any spelling in which they are delivered. */
final class PersonFile {
    private PersonFile() {}

    /** The numbers in their normal form, each once; blank lines are passed over. */
    static List<String> read(Path file) {
        try {
            List<String> numbers = Files.readAllLines(file).stream()
                    .map(line -> ResidentId.normalise(line.replace("\uFEFF", "")))
                    .filter(number -> !number.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            if (numbers.isEmpty()) {
                throw Problems.badPersonFile(file.toString(), "it holds no number");
            }
            return numbers;
        } catch (IOException e) {
            throw Problems.badPersonFile(file.toString(), "it cannot be read as UTF-8 text");
        }
    }
}
