package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.lake.KeptState;
import precredit.registry.Registry;

class WorkloadTest {
    private static final String COUNTY = "370982";
    private static final long MUCH = 500L << 20;
    private static final FileTime NIGHT = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path landing;

    @TempDir
    private Path storage;

    @Test
    void isSmallWhereLittleHasArrivedAndLittleIsStored() throws IOException {
        arrived(1, false);
        taken();
        stored(1, true);

        assertThat(of("nightly")).isEqualTo(Workload.SMALL);
    }

    @Test
    void isLargeWhereMuchHasArrived() throws IOException {
        arrived(MUCH, false);
        taken();
        stored(1, true);

        assertThat(of("nightly")).isEqualTo(Workload.LARGE);
    }

    @Test
    void isIncrementalWhereLittleHasArrivedOnTopOfMuch() throws IOException {
        arrived(MUCH, true);
        arrived(1, false);
        taken();
        stored(MUCH, true);

        assertThat(of("nightly")).isEqualTo(Workload.INCREMENTAL);
    }

    @Test
    void isLargeWhereNothingWasDrawnYetFromMuchThatIsStored() throws IOException {
        taken();
        stored(MUCH, false);

        assertThat(of("nightly")).isEqualTo(Workload.LARGE);
    }

    @Test
    void isLargeWhereTheCommandGoesThroughAllThatIsStored() throws IOException {
        taken();
        stored(MUCH, true);

        assertThat(of("train")).isEqualTo(Workload.LARGE);
    }

    @Test
    void isLargeWhereTheModelIsDue() throws IOException {
        taken();
        stored(MUCH, true);
        write(storage.resolve(Registry.champions(COUNTY)).resolve("2026-01-01.json"), 1);

        assertThat(of("nightly", "--date", "2026-03-31")).isEqualTo(Workload.INCREMENTAL);
        assertThat(of("nightly", "--date", "2026-04-01")).isEqualTo(Workload.LARGE);
    }

    @Test
    void isLargeWhereNobodyCanLookFromHere() {
        assertThat(Workload.of("nightly", "--set", "storage.root=s3a://bucket/credit"))
                .isEqualTo(Workload.LARGE);
    }

    @Test
    void isSmallWhereTheCommandLineWillBeRefused() {
        assertThat(Workload.of("nightly", "--date", "yesterday")).isEqualTo(Workload.SMALL);
    }

    private Workload of(String... command) {
        return Workload.of(Stream.concat(
                        Stream.of(command),
                        Stream.of(
                                "--county",
                                COUNTY,
                                "--set",
                                "landing.root=" + landing,
                                "--set",
                                "storage.root=" + storage))
                .toArray(String[]::new));
    }

    private void arrived(long bytes, boolean beforeTheNight) throws IOException {
        Path file = landing.resolve(beforeTheNight ? "before.csv" : "after.csv");
        write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.fromMillis(NIGHT.toMillis() + (beforeTheNight ? -1_000 : 1_000)));
    }

    private void taken() throws IOException {
        Path log = storage.resolve("lake/bronze/taken/_delta_log/00000000000000000000.json");
        write(log, 1);
        Files.setLastModifiedTime(log, NIGHT);
    }

    private void stored(long bytes, boolean isKept) throws IOException {
        write(storage.resolve("lake/silver/sale/part.csv"), bytes);
        if (isKept) {
            write(storage.resolve(KeptState.mark(COUNTY)), 1);
        }
    }

    /** A file with a hole of so many bytes, which takes no place. */
    private static void write(Path file, long bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(bytes);
        }
    }
}
