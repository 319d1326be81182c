package precredit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import precredit.problem.Problems;

/**
 * One night as a process of its own, from the first byte of the launcher to its end.
 *
 * @param wall seconds that passed
 * @param cpu seconds of processor time, as last seen before the end
 * @param memory peak of resident memory in MiB, 0 where the system does not tell
 * @param told the last line that it printed
 */
record NightRun(double wall, double cpu, long memory, JsonNode told) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs the launcher under {@code home} with {@code heap} on a landing zone, that of the sample if none is given. */
    static NightRun of(Path home, String heap, Optional<Path> landing, Path storage) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("precredit").toString(), "nightly", "--set", "storage.root=" + storage.toAbsolutePath()));
        landing.ifPresent(folder -> command.addAll(List.of("--set", "landing.root=" + folder.toAbsolutePath())));
        Path output = storage.resolveSibling(storage.getFileName() + ".json");
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output.toFile());
            builder.environment().put("PRECREDIT_HEAP", heap);
            long start = System.nanoTime();
            Process process = builder.start();
            Seen seen = watch(process);
            double wall = (System.nanoTime() - start) / 1e9;
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0 || lines.isEmpty()) {
                throw Problems.benchFailed(String.join(" ", command), process.exitValue());
            }
            return new NightRun(
                    wall, seen.cpu().toMillis() / 1e3, seen.memory(), JSON.readTree(lines.get(lines.size() - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of a step, 0 if it did not run. */
    double step(String name) {
        return told.at("/seconds/" + name).asDouble();
    }

    /** Rows of all deliveries together. */
    long rows() {
        List<Long> rows = new ArrayList<>();
        told.path("sources").forEach(source -> rows.add(source.path("delivered").asLong()));
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    private record Seen(Duration cpu, long memory) {}

    private static Seen watch(Process process) throws IOException {
        Seen seen = new Seen(Duration.ZERO, 0);
        try {
            while (!process.waitFor(250, TimeUnit.MILLISECONDS)) {
                seen = new Seen(
                        process.info().totalCpuDuration().orElse(seen.cpu()), Math.max(seen.memory(), peak(process)));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private static long peak(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
