package precredit.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.problem.Exit;
import precredit.problem.Problem;

class CropsTest {
    @TempDir
    Path folder;

    @Test
    void readsColumnsByTheirNames() throws IOException {
        List<Row> crops = read("\uFEFFname,cap_kg_per_mu,note,code\r\n 番茄 ,25000.5,\"a\nb\",tomato\r\n韭菜,,,ｌ１\r\n");

        assertThat(crops).extracting(Row::toString).containsExactly("[tomato,番茄,25000.500000]", "[l1,韭菜,null]");
    }

    @Test
    void namesTheLineOfABadRow() throws IOException {
        refused("code,name\n", "crops.csv, line 1: the header has not all of code, name, cap_kg_per_mu");
        refused("code,name,cap_kg_per_mu,name\n", "line 1: two columns have the same name");
        refused("code,name,cap_kg_per_mu\na,甲,\"\n", "line 2: its quotes do not match");
        refused("code,name,cap_kg_per_mu\na,\"甲\n\",1\nb,乙\n", "line 4: 2 cells under a header of 3");
        refused("code,name,cap_kg_per_mu\n,甲,1\n", "line 2: code is empty");
        refused("code,name,cap_kg_per_mu\na,甲,0\n", "line 2: cap_kg_per_mu is 0, no number above 0");
        refused("code,name,cap_kg_per_mu\na,甲,1e3\n", "line 2: cap_kg_per_mu is 1e3");
        refused("code,name,cap_kg_per_mu\na,甲,1\na,乙,2\n", "line 3: crop a stands on line 2 already");
        refused("", "crops.csv: it is empty");
    }

    @Test
    void refusesAFileThatIsNotThereOrNotUtf8() throws IOException {
        assertThatThrownBy(() -> Crops.read(
                        LocalSpark.session(), folder.resolve("none.csv").toString()))
                .hasMessageContaining("none.csv: there is no such file");
        Files.writeString(folder.resolve("crops.csv"), "code,name,cap_kg_per_mu\na,番茄,1\n", Charset.forName("GB18030"));
        assertThatThrownBy(this::read).hasMessageContaining("it is not UTF-8");
    }

    @Test
    void readsTheDictionaryThatComesWithTheProject() {
        assertThat(Crops.read(LocalSpark.session(), "../conf/dictionaries/crops.csv")
                        .filter("cap_kg_per_mu >= 600")
                        .count())
                .isEqualTo(8);
    }

    private void refused(String text, String why) throws IOException {
        Files.writeString(folder.resolve("crops.csv"), text);
        assertThatThrownBy(this::read)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION));
    }

    private List<Row> read(String text) throws IOException {
        Files.write(folder.resolve("crops.csv"), text.getBytes(StandardCharsets.UTF_8));
        return read();
    }

    private List<Row> read() {
        return Crops.read(LocalSpark.session(), folder.resolve("crops.csv").toString())
                .collectAsList();
    }
}
