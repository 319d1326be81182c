package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import precredit.lake.KeptState;
import precredit.problem.Problem;
import precredit.registry.Registry;
import precredit.settings.Settings;

/**
 * How much a run will have to do, for the launcher: one that goes through little is over before the optimising compiler pays,
 * and loses a third of its time to it. Only an estimate; nothing but the time of a run depends on it.
 */
enum Workload {
    /** There is little in all. */
    SMALL,
    /** Little has arrived on top of much, of which is kept what was drawn from it. */
    INCREMENTAL,
    /** Much is gone through. */
    LARGE;

    /** About five million sales, read from files or from the lake. */
    private static final long MUCH = 400L << 20;

    /** Commands that go through no more of what is stored than they must. */
    private static final Set<String> INCREMENTAL_COMMANDS = Set.of("nightly", "ingest");

    private static final int BYTES_PER_PACKED_BYTE = 6;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Prints the name in small letters; a command line that cannot be understood is left to the run to refuse. */
    public static void main(String[] arguments) {
        System.out.println(of(arguments).name().toLowerCase(Locale.ROOT));
    }

    /** Of a command and its arguments. */
    static Workload of(String... arguments) {
        NightOptions common = new NightOptions();
        CommandLine line =
                new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("", mixin(common)));
        line.setUnmatchedArgumentsAllowed(true);
        try {
            line.parseArgs(arguments);
            Workload work = of(common.settings());
            boolean isWhole = work == INCREMENTAL && !INCREMENTAL_COMMANDS.contains(arguments[0]);
            return isWhole ? LARGE : work;
        } catch (Problem | CommandLine.ParameterException refused) {
            return SMALL;
        } catch (UncheckedIOException unknown) {
            return LARGE;
        }
    }

    private static CommandLine.Model.CommandSpec mixin(NightOptions common) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(common);
    }

    private static Workload of(Settings settings) {
        String landing = settings.landing().root();
        String storage = settings.storage().root();
        if (isElsewhere(landing) || isElsewhere(storage)) {
            return LARGE;
        }
        Path root = local(storage);
        FileTime taken = newest(root.resolve("lake/bronze/taken/_delta_log"));
        long arriving = bytes(local(landing), file -> isAfter(file, taken));
        long stored = bytes(root.resolve("lake/silver"), file -> true);
        if (arriving + stored <= MUCH) {
            return SMALL;
        }
        boolean isKept = Files.exists(root.resolve(KeptState.mark(settings.county())));
        return arriving <= MUCH && isKept && !isTraining(settings, root) ? INCREMENTAL : LARGE;
    }

    /** Whether the model will be older on a given date than it may be. */
    private static boolean isTraining(Settings settings, Path root) {
        if (settings.model().id().isPresent() || !DATE.matcher(settings.date()).matches()) {
            return false;
        }
        LocalDate due =
                LocalDate.parse(settings.date()).minusDays(settings.model().retrainAfterDays());
        return files(root.resolve(Registry.champions(settings.county()))).stream()
                .map(file -> file.getFileName().toString())
                .noneMatch(name -> name.compareTo(due + ".json") > 0);
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
