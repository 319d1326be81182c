package precredit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import precredit.problem.Problems;

/**
 * One command as a process of its own, from its start to its end.
 *
 * @param wall seconds that passed
 * @param cpu seconds of processor time, as last seen before the end
 * @param resident peak of resident memory in MiB, 0 where the system does not tell
 * @param heap what it used of the Java heap; nothing of a process without one
 * @param told the last line that it printed
 */
record Timed(double wall, double cpu, long resident, Heap heap, JsonNode told) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKS_PER_SECOND = 4;

    /** Runs a command; one that does not end with 0 and a line of JSON is refused. */
    static Timed of(List<String> command, Path work, String heapSize) {
        try {
            Path own = Files.createTempDirectory(Files.createDirectories(work), "run-");
            Path output = own.resolve("told.json");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output.toFile());
            builder.environment().put("PRECREDIT_HEAP", heapSize);
            builder.environment().put("JDK_JAVA_OPTIONS", Heap.logging(own));
            long start = System.nanoTime();
            Process process = builder.start();
            Seen seen = watch(process);
            double wall = (System.nanoTime() - start) / 1e9;
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0 || lines.isEmpty()) {
                throw Problems.benchFailed(String.join(" ", command), process.exitValue());
            }
            Heap heap = Heap.of(own);
            Folders.delete(own);
            return new Timed(
                    wall,
                    seen.cpu().toMillis() / 1e3,
                    seen.resident(),
                    heap,
                    JSON.readTree(lines.get(lines.size() - 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of all deliveries that were known. */
    long delivered() {
        long rows = 0;
        for (JsonNode source : told.path("sources")) {
            rows += source.path("delivered").asLong();
        }
        return rows;
    }

    private record Seen(Duration cpu, long resident) {}

    private static Seen watch(Process process) throws IOException {
        Seen seen = new Seen(Duration.ZERO, 0);
        try {
            while (!process.waitFor(1000 / LOOKS_PER_SECOND, TimeUnit.MILLISECONDS)) {
                seen = new Seen(
                        process.info().totalCpuDuration().orElse(seen.cpu()), Math.max(seen.resident(), peak(process)));
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
