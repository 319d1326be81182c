package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own, which can be killed as by the kernel, without a last word. */
record ChildRun(Process process, Path out, Path err) {
    private static final int MINUTES = 10;

    /** Starts a command; what it writes goes to files in {@code folder}. */
    static ChildRun start(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-Dspark.sql.adaptive.enabled=false",
                "-Dspark.sql.shuffle.partitions=2",
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

    /** Does some work while no thread of it runs: files are as a kill at this moment would leave them. */
    void whileStopped(Runnable work) {
        if (process.isAlive()) {
            signal("STOP");
        }
        try {
            while (process.isAlive() && !isStopped()) {
                Thread.sleep(1);
            }
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            signal("CONT");
        }
    }

    /** Whether all its threads are, as proc(5) tells behind the name of each. */
    private boolean isStopped() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return threads.map(thread -> text(thread.resolve("stat")))
                    .allMatch(stat -> stat.isEmpty()
                            || stat.substring(stat.lastIndexOf(')') + 1).startsWith(" T"));
        } catch (IOException ended) {
            return true;
        }
    }

    /** Empty when the thread has ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
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
