package precredit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A generated county of a few households: where its deliveries lie, and where what is made of them goes. */
record SmallCounty(Path landing, Path storage) {
    static final Path DICTIONARIES = Path.of("../conf/dictionaries");

    /** So few loans bear no judgement as strict as the default one, and a list should hold somebody. */
    static final List<String> LENIENT = List.of(
            "policy.pd-cut-off=0.5",
            "policy.min-leaf-rows=1",
            "model.growth.min-rows-per-leaf=4",
            "model.gates.min-goods=5",
            "model.gates.min-bads=1",
            "model.hold-out.min-bads=1");

    /** A command on it, with settings and then with options. */
    List<String> arguments(String command, List<String> settings, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "landing.root=" + landing,
                "storage.root=" + storage,
                "dictionaries.crops=" + DICTIONARIES.resolve("crops.csv"),
                "dictionaries.divisions=" + DICTIONARIES.resolve("divisions")));
        all.addAll(settings);
        List<String> arguments = new ArrayList<>(List.of(command));
        all.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** The same, run in this process. */
    Told told(String command, List<String> settings, String... options) {
        return Told.by(arguments(command, settings, options).toArray(String[]::new));
    }
}
