package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, which can be killed as by the kernel, without a last word. */
record ChildRun(Process process, Path out, Path err) {
    private static final int MINUTES = 10;

    /** Starts a command; what it writes goes to files in {@code folder}. */
    static ChildRun start(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-Dspark.sql.adaptive.enabled=false",
                "@" + Path.of("../conf/jvm.options"),
                "-cp",
                System.getProperty("java.class.path"),
                Precredit.class.getName()));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(folder, "child", ".out");
            Path err = Files.createTempFile(folder, "child", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new ChildRun(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end and gives what it told. */
    Told told() {
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                kill();
                throw new IllegalStateException("a command did not end within " + MINUTES + " minutes");
            }
            return new Told(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            kill();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it with signal 9. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
