package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;

class FileWritingTest {
    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final long LAST = 5;

    @TempDir
    private Path folder;

    @Test
    void leavesNoFileOpenWhenATaskFails() throws IOException {
        Dataset<Row> rows = LocalSpark.session()
                .range(0, 2 * LAST, 1, 1)
                .map((MapFunction<Long, Long>) FileWritingTest::failing, Encoders.LONG())
                .select(functions.col("value"));

        assertThatThrownBy(() -> FileWriting.write(rows, folder.toUri().toString()))
                .hasStackTraceContaining("the row that fails");

        assertThat(folder).isNotEmptyDirectory();
        assertThat(open()).noneMatch(file -> file.startsWith(folder));
    }

    private static long failing(long row) {
        if (row == LAST) {
            throw new IllegalStateException("the row that fails");
        }
        return row;
    }

    /** The files that this process has open. */
    private static List<Path> open() throws IOException {
        try (Stream<Path> all = Files.list(OPEN)) {
            return all.filter(Files::exists).map(FileWritingTest::target).toList();
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return descriptor;
        }
    }
}
