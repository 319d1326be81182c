package precredit.channel;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in a folder, each finding beginning with the path of its file below the folder that is verified. */
record Findings(String folder, List<String> lines) {
    static Findings in(String folder) {
        return new Findings(folder, new ArrayList<>());
    }

    void add(String file, String what) {
        lines.add((folder.isEmpty() ? "" : folder + "/") + file + " " + what);
    }
}
