package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import precredit.publish.Sha256;

/** The script under {@code bench/peer}, in a Python environment of its own. */
record Peer(Path home, Path python) {
    private static final List<String> COMMANDS = List.of("python3.11", "python3");
    private static final String SUITS = "import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))";

    /** The peer, or why there is none. */
    record Found(Optional<Peer> peer, Optional<String> absent) {
        private static Found absent(String why) {
            return new Found(Optional.empty(), Optional.of(why));
        }
    }

    /** Installs what the script needs, unless it is there. */
    static Found find(Path home) {
        Path venv = home.resolve(".precredit/peer");
        Path requirements = home.resolve("bench/peer/requirements.txt");
        Peer peer = new Peer(home, venv.resolve("bin/python"));
        Path mark = venv.resolve("installed");
        String wanted = Sha256.hex(bytes(requirements));
        if (Files.exists(mark) && wanted.equals(new String(bytes(mark), StandardCharsets.UTF_8))) {
            return new Found(Optional.of(peer), Optional.empty());
        }
        Optional<String> python = COMMANDS.stream()
                .filter(command -> isDone(command, "-c", SUITS))
                .findFirst();
        if (python.isEmpty()) {
            return Found.absent("there is no Python 3.11 with venv, for which its requirements are pinned");
        }
        Folders.delete(venv);
        if (!isDone(python.get(), "-m", "venv", venv.toString())
                || !isDone(venv.resolve("bin/pip").toString(), "install", "-q", "-r", requirements.toString())) {
            return Found.absent("pip cannot install bench/peer/requirements.txt");
        }
        write(mark, wanted);
        return new Found(Optional.of(peer), Optional.empty());
    }

    /** What to run for a night of a county. */
    List<String> command(County county, LocalDate date, Path out) {
        return Stream.of(
                        python,
                        home.resolve("bench/peer/peer.py"),
                        "--landing",
                        county.landing(),
                        "--divisions",
                        county.divisions(),
                        "--crops",
                        home.resolve("conf/dictionaries/crops.csv"),
                        "--county",
                        county.code(),
                        "--date",
                        date,
                        "--out",
                        out)
                .map(Object::toString)
                .toList();
    }

    private static boolean isDone(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
