package precredit.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.division.Divisions;

class DivisionTablesTest {
    private static final String PROJECT = "../conf/dictionaries/divisions";
    private static final String CROSSWALK =
            "old_code_12,old_township,old_village,new_code_12,new_township,new_village,how\n";

    @TempDir
    Path folder;

    @Test
    void knowsThePlacesOfTheFourCounties() {
        Divisions divisions = DivisionTables.read(new Configuration(), PROJECT);

        assertThat(places(divisions, "370684001001", "370634001201", "371525101243", "371525001001", "370783001046"))
                .contains("370634001201 370614006 南长山街道 370614006201 南城村委会")
                .contains("371525101243 371525101 贾镇 371525101243 相里村民委员会")
                .contains("371525001001 371525001 清泉街道 371525001001 耿儿庄居委会")
                .contains("370783001046 370783001 圣城街道 370783001046 向阳社区居民委员会");
        assertThat(divisions.predecessors("370614")).containsExactly("370634", "370684");
        assertThat(divisions.predecessors("370982")).isEmpty();
        assertThat(divisions.predecessors("371525")).isEmpty();
    }

    @Test
    void takesCrosswalksByTheYearsInTheirNames() throws IOException {
        write("crosswalk_a_2019_to_2023.csv", CROSSWALK + "370600001002,乙镇,村,370600001003,丙镇,村,x\n");
        write("crosswalk_b_2012_to_2019.csv", CROSSWALK + "370600001001,甲镇,村,370600001002,乙镇,村,x\n");

        assertThat(places(read(), "370600001001")).containsExactly("370600001001 370600001 丙镇 370600001003 村");
    }

    @Test
    void takesTheNewestOfTheOldTables() throws IOException {
        String header = "township_name,village_code_12,village_name\n";
        write("a_old2012_villages.csv", header + "甲镇,370600001001,老村\n");
        write("z_old2019_villages.csv", header + "甲镇,370600001001,村\n");
        write("readme.txt", "not a table");

        assertThat(places(read(), "370600001001")).containsExactly("370600001001 370600001 甲镇 370600001001 村");
    }

    @Test
    void namesFileAndLineOfABadRow() throws IOException {
        assertThatThrownBy(this::read).hasMessageContaining("it holds no CSV file");
        write("crosswalk.csv", CROSSWALK + "370600001001,甲镇,村,,,,unmatched\n37060000100,甲镇,村,,,,unmatched\n");
        assertThatThrownBy(this::read)
                .hasMessageContaining("crosswalk.csv, line 3: old_code_12 is 37060000100, not 12 digits");
        write("crosswalk.csv", CROSSWALK + "370600001001,甲镇,村,370600001002,,村,x\n");
        assertThatThrownBy(this::read).hasMessageContaining("line 2: new_township is empty");
        write("crosswalk.csv", "code\n");
        assertThatThrownBy(this::read)
                .hasMessageContaining("line 1: the header has not all of township_code_9, township_name");
    }

    private Divisions read() {
        return DivisionTables.read(new Configuration(), folder.toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> places(Divisions divisions, String... codes) {
        List<String> households =
                List.of(codes).stream().map(code -> code + "000001").toList();
        return divisions
                .locate(LocalSpark.session()
                        .createDataset(households, Encoders.STRING())
                        .toDF("household_id"))
                .selectExpr("left(household_id, 12)", "township_code", "township", "village_code", "village")
                .collectAsList()
                .stream()
                .map(DivisionTablesTest::text)
                .toList();
    }

    private static String text(Row row) {
        return IntStream.range(0, row.size()).mapToObj(row::getString).collect(Collectors.joining(" "));
    }
}
