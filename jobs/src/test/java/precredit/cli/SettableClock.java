package precredit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** The clock of one process, which somebody sets while it runs; needs a C compiler. */
record SettableClock(Path library, Path ahead) {
    private static final Path SOURCE = Path.of("src/test/c/clock.c");

    static SettableClock in(Path folder) throws IOException, InterruptedException {
        SettableClock clock = new SettableClock(folder.resolve("clock.so"), folder.resolve("ahead"));
        Process compiler = new ProcessBuilder(
                        "cc", "-shared", "-fPIC", "-o", clock.library().toString(), SOURCE.toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("cc cannot compile " + SOURCE);
        }
        return clock;
    }

    /** What a process needs whose clock this is. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "CLOCK_AHEAD", ahead.toString());
    }

    /** Sets it ahead of that of the machine, or back, in one go. */
    void set(Duration by) throws IOException {
        Path aside = Files.writeString(ahead.resolveSibling("aside"), by.toSeconds() + "\n");
        Files.move(aside, ahead, StandardCopyOption.ATOMIC_MOVE);
    }
}
