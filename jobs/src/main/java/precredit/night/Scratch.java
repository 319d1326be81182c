package precredit.night;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import precredit.store.Store;

/**
 * Folders below {@code replays/} in which past nights of a county are computed again. Each is removed at the end; one whose
 * process was killed stays until the county is tidied or somebody is erased from it.
 */
record Scratch(Store store, String county) {
    private static final String FOLDER = "replays";
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Works in a new folder, which bears the name of the run that is computed again. */
    <T> T with(String run, Function<Store, T> work) {
        String folder = FOLDER + "/" + run + "-" + UUID.randomUUID();
        try {
            return work.apply(Store.at(store.uri(folder), Sessions.hadoop()));
        } finally {
            store.delete(folder);
        }
    }

    /** Removes the folders in which nothing was written for a day, by the clock of the store; returns how many. */
    int tidy() {
        List<String> folders = folders();
        if (folders.isEmpty()) {
            return 0;
        }
        Instant old = now().minus(LONGEST);
        List<String> left = folders.stream()
                .filter(folder -> store.lastWritten(folder).filter(old::isAfter).isPresent())
                .toList();
        left.forEach(store::delete);
        return left.size();
    }

    /** Removes all folders, even under those who work there: they hold what is to be forgotten. */
    void forget() {
        folders().forEach(store::delete);
    }

    private List<String> folders() {
        return store.list(FOLDER).stream()
                .filter(name -> name.startsWith(county + "-"))
                .map(name -> FOLDER + "/" + name)
                .toList();
    }

    private Instant now() {
        String mark = FOLDER + "/_now-" + UUID.randomUUID();
        store.writeText(mark, "");
        try {
            return store.lastWritten(mark).orElseThrow();
        } finally {
            store.delete(mark);
        }
    }
}
