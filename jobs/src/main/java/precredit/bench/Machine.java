package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.package$;

/** On what and with what was measured, in words. */
final class Machine {
    private Machine() {}

    static String words() {
        String processor = line("/proc/cpuinfo", line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("[^:]*:\\s*", "") + ", ")
                .orElse("");
        String memory = line("/proc/meminfo", line -> line.startsWith("MemTotal"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 20)
                .map(gib -> gib + " GiB of memory, ")
                .orElse("");
        return String.format(
                Locale.ROOT,
                "%d cores, %s%s%s %s. Java %s, Spark %s, Delta %s",
                Runtime.getRuntime().availableProcessors(),
                processor,
                memory,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                package$.MODULE$.SPARK_VERSION(),
                io.delta.package$.MODULE$.VERSION());
    }

    private static Optional<String> line(String file, Predicate<String> wanted) {
        if (!Files.isReadable(Path.of(file))) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream().filter(wanted).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
