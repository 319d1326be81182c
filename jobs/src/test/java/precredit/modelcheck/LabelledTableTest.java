package precredit.modelcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.model.table.Rows;
import precredit.problem.Exit;
import precredit.problem.Problem;

class LabelledTableTest {
    private static final String TABLE =
            """
            row,income,job,bad
            c,NA,Sales,1
            a,1200.5,Office,0
            b,-9,,1
            d,3e3,Office,0
            """;

    @TempDir
    private Path folder;

    @Test
    void readsNumbersCategoriesAndWhatIsMissingInTheOrderOfTheIds() throws IOException {
        LabelledTable table = table(TABLE);

        Rows rows = Encoding.of(table, new int[] {0, 2, 3}).rows(new int[] {0, 1, 2, 3});

        assertThat(table.ids()).containsExactly("a", "b", "c", "d");
        assertThat(rows.columns()).containsExactly("income", "job");
        assertThat(rows.column(0)).containsExactly(1200.5, -9, Double.NaN, 3000);
        assertThat(rows.column(1)).containsExactly(0, Double.NaN, 1, 0);
        assertThat(rows.bads()).isEqualTo(2);
    }

    @Test
    void takesACategoryThatTrainingDidNotSeeAsMissing() throws IOException {
        Encoding encoding = Encoding.of(table(TABLE), new int[] {0, 1, 3});

        assertThat(encoding.rows(new int[] {2}).value(1, 0)).isNaN();
        assertThat(encoding.categories(1)).containsExactly("Office");
        assertThat(encoding.categories(0)).isEmpty();
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertRefused(() -> table("row,income,bad\na,1,2\n"), "the label on line 2 is neither 0 nor 1");
        assertRefused(() -> table("row,income,bad\na,1,1\na,1,0\n"), "two rows have the same row");
        assertRefused(() -> table("id,income,bad\na,1,1\n"), "it has no column row");
        assertRefused(() -> table("row,bad\na,1\n"), "it has no column to learn from");
    }

    @Test
    void splitsByAFileOnceForEachRepeat() throws IOException {
        Path file = Files.writeString(folder.resolve("split.csv"), "row,r1,r2\nd,1,test\nc,0,train\nb,1,test\na,0,1\n");

        Split split = Split.read(file, table(TABLE), "row");

        assertThat(split.repeats()).isEqualTo(2);
        assertThat(split.training(0)).containsExactly(1, 3);
        assertThat(split.tested(0)).containsExactly(0, 2);
        assertThat(split.training(1)).containsExactly(0, 2);
    }

    @Test
    void refusesASplitThatLeavesRowsOut() throws IOException {
        Path file = Files.writeString(folder.resolve("split.csv"), "row,r1\nd,1\nc,0\n");
        Path odd = Files.writeString(folder.resolve("odd.csv"), "row,r1\nd,maybe\n");

        assertRefused(() -> Split.read(file, table(TABLE), "row"), "2 rows of the table are not in it");
        assertRefused(() -> Split.read(odd, table(TABLE), "row"), "line 2 says neither 1 nor 0");
    }

    private LabelledTable table(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return LabelledTable.read(new LabelledTable.Source(file, "bad", "row"));
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION))
                .hasMessageContaining(words);
    }
}
