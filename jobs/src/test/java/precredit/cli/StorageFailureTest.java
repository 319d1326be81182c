package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.exceptions.KernelEngineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.problem.Problems;

class StorageFailureTest {
    @Test
    void knowsAFullDiskUnderWhateverWasDoneWithIt() {
        Throwable failure = new IllegalStateException(
                "Job aborted", new UncheckedIOException(new IOException("No space left on device")));

        assertThat(StorageFailure.in(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.exit()).isEqualTo(Exit.NOT_READY);
            assertThat(problem).hasMessageContaining("the disk is full");
        });
    }

    @Test
    void namesTheDamagedFileAndNotWhereTheStorageLies() {
        Throwable failure = new IllegalStateException(
                "while reading",
                new FileNotFoundException("file:/data/of/somebody/out/lake/silver/sale/part-0.parquet is gone"));

        assertThat(StorageFailure.in(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.exit()).isEqualTo(Exit.GATE);
            assertThat(problem)
                    .hasMessageContaining("lake/silver/sale/part-0.parquet cannot be read (FileNotFoundException)");
            assertThat(problem.getMessage()).doesNotContain("somebody");
        });
    }

    @Test
    void knowsAFileThatIsEmpty() {
        Throwable empty = new RuntimeException("file:/x/lake/silver/sale/part-0.parquet is not a Parquet file");
        Throwable failure = new SparkException(
                "FAILED_READ_FILE.NO_HINT", new scala.collection.immutable.Map.Map1<>("path", "x"), empty);

        assertThat(StorageFailure.in(failure)).hasValueSatisfying(problem -> {
            assertThat(problem.exit()).isEqualTo(Exit.GATE);
            assertThat(problem).hasMessageContaining("lake/silver/sale/part-0.parquet cannot be read");
        });
    }

    @Test
    void tellsAStoreThatDoesNotAnswerFromADamagedOne() {
        assertThat(StorageFailure.in(new UncheckedIOException(new SocketTimeoutException("Read timed out"))))
                .hasValueSatisfying(problem -> assertThat(problem.exit()).isEqualTo(Exit.NOT_READY));
    }

    @Test
    void seesAProblemOfOursBehindTheFailureOfALibrary() {
        Problem lost = Problems.lostLease("370982", "it ended");

        assertThat(StorageFailure.in(
                        new KernelEngineException("writing", new UncheckedIOException(new IOException(lost)))))
                .containsSame(lost);
    }

    @Test
    void leavesBugsAlone() {
        assertThat(StorageFailure.in(new IllegalStateException("a bug", new NullPointerException())))
                .isEmpty();
    }
}
