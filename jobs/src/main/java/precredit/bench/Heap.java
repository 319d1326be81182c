package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process used of the Java heap, from the log of its collections.
 *
 * @param peak most that was in use, in MiB
 * @param live most that was still in use after a collection, in MiB
 */
record Heap(long peak, long live) {
    private static final String LOG = "collections-";
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** The option of a Java process that writes the log below a folder. */
    static String logging(Path folder) {
        return "-Xlog:gc:file=" + folder.toAbsolutePath().resolve(LOG) + "%p.log";
    }

    /** Of all processes that wrote a log there the largest. */
    static Heap of(Path folder) {
        long peak = 0;
        long live = 0;
        for (Path log : logs(folder)) {
            Matcher collection = COLLECTION.matcher(text(log));
            while (collection.find()) {
                peak = Math.max(peak, Long.parseLong(collection.group(1)));
                live = Math.max(live, Long.parseLong(collection.group(2)));
            }
        }
        return new Heap(peak, live);
    }

    private static List<Path> logs(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(LOG))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
