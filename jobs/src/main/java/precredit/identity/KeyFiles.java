package precredit.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import precredit.problem.Problems;

/** Keys that lie in files, as secrets are mounted, and are named by the variable of the key with _FILE behind it. */
final class KeyFiles {
    private static final String FILE = "_FILE";

    private KeyFiles() {}

    /** The environment with what the files hold, without blanks around it; a key that is given twice is refused. */
    static Map<String, String> read(Map<String, String> environment, String... variables) {
        Map<String, String> all = new TreeMap<>(environment);
        for (String variable : variables) {
            String file = environment.getOrDefault(variable + FILE, "");
            if (!file.isBlank()) {
                if (!environment.getOrDefault(variable, "").isBlank()) {
                    throw Problems.badKeyFile(variable + FILE, variable + " is set too");
                }
                all.put(variable, content(variable + FILE, file));
            }
        }
        return all;
    }

    private static String content(String variable, String file) {
        try {
            String text = Files.readString(Path.of(file)).strip();
            if (text.isEmpty()) {
                throw Problems.badKeyFile(variable, "the file is empty");
            }
            return text;
        } catch (IOException | InvalidPathException e) {
            throw Problems.badKeyFile(variable, "the file cannot be read");
        }
    }
}
