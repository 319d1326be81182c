package precredit.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that runs a command: on which host, in which namespace of process numbers since which boot ({@code place},
 * empty when that is unknown), under which number and since when: by the clock, for people, and in {@code ticks} since the
 * boot (-1 when unknown), which stay the same when somebody sets the clock.
 */
record Holder(String command, String host, String place, long pid, Instant started, long ticks) {
    private static final Duration CLOCK_STEP = Duration.ofSeconds(5);
    /** Where the start stands in a line of {@code /proc/<pid>/stat}, behind the name of the command, as proc(5) says. */
    private static final int START = 19;

    static Holder of(String command) {
        ProcessHandle process = ProcessHandle.current();
        return new Holder(command, thisHost(), thisPlace(), process.pid(), started(process), ticks(process.pid()));
    }

    /** Whether it is certain that the process is no more, which only a process of the same place can tell. */
    boolean isDead() {
        if (place.isEmpty() || !place.equals(thisPlace())) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isEmpty() || !isSame(process.get());
    }

    @Override
    public String toString() {
        return "precredit " + command + " (process " + pid + " on " + host + ", started " + started + ")";
    }

    /** A process number may have been given to another process since. */
    private boolean isSame(ProcessHandle process) {
        long other = ticks(process.pid());
        return (ticks >= 0 && other >= 0)
                ? ticks == other
                : Duration.between(started, started(process)).abs().compareTo(CLOCK_STEP) <= 0;
    }

    private static long ticks(long pid) {
        return read("/proc/" + pid + "/stat")
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" ", -1))
                .filter(cells -> cells.length > START)
                .map(cells -> Long.parseLong(cells[START]))
                .orElse(-1L);
    }

    private static Instant started(ProcessHandle process) {
        return Instant.ofEpochSecond(
                process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond());
    }

    private static String thisHost() {
        return read("/proc/sys/kernel/hostname").orElse("an unknown host");
    }

    private static String thisPlace() {
        return read("/proc/sys/kernel/random/boot_id")
                .flatMap(boot -> namespace().map(namespace -> boot + "/" + namespace))
                .orElse("");
    }

    private static Optional<String> namespace() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
