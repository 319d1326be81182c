package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import precredit.problem.Problem;
import precredit.settings.Settings;

/**
 * Whether a run is long enough for the optimising compiler to pay, for the launcher: a small night is over before it
 * does, and loses a third of its time to it. Only an estimate; nothing but the time of a run depends on it.
 */
final class Workload {
    /** About five million sales, read from files or from the lake. */
    private static final long LARGE = 400L << 20;

    private static final int BYTES_PER_PACKED_BYTE = 6;

    private Workload() {}

    /** Prints {@code small} or {@code large}; arguments that cannot be understood are left to the run to refuse. */
    public static void main(String[] arguments) {
        System.out.println(isLarge(arguments) ? "large" : "small");
    }

    static boolean isLarge(String... arguments) {
        Precredit.Common common = new Precredit.Common();
        CommandLine line =
                new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("", mixin(common)));
        line.setUnmatchedArgumentsAllowed(true);
        try {
            line.parseArgs(arguments);
            Settings settings = common.settings();
            return isLarge(settings.landing().root(), settings.storage().root());
        } catch (Problem | CommandLine.ParameterException refused) {
            return false;
        } catch (UncheckedIOException unknown) {
            return true;
        }
    }

    private static CommandLine.Model.CommandSpec mixin(Precredit.Common common) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(common);
    }

    private static boolean isLarge(String landing, String storage) {
        if (isElsewhere(landing) || isElsewhere(storage)) {
            return true;
        }
        FileTime taken = newest(local(storage).resolve("lake/bronze/taken/_delta_log"));
        long arriving = bytes(local(landing), file -> isAfter(file, taken));
        return arriving + bytes(local(storage).resolve("lake/silver"), file -> true) > LARGE;
    }

    private static boolean isElsewhere(String root) {
        return root.contains(":") && !root.startsWith("file:");
    }

    private static Path local(String root) {
        return Path.of(root.replaceFirst("^file:/*", "/"));
    }

    private static FileTime newest(Path folder) {
        return files(folder).stream()
                .map(Workload::modified)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
    }

    private static boolean isAfter(Path file, FileTime time) {
        return modified(file).compareTo(time) > 0;
    }

    private static long bytes(Path folder, Predicate<Path> wanted) {
        return files(folder).stream()
                .filter(wanted)
                .mapToLong(Workload::unpacked)
                .sum();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long unpacked(Path file) {
        try {
            String name = file.getFileName().toString();
            boolean isPacked = name.endsWith(".gz") || name.endsWith(".parquet");
            return Files.size(file) * (isPacked ? BYTES_PER_PACKED_BYTE : 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
