package precredit.division;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import precredit.LocalSpark;

class DivisionsTest {
    private static final List<Crossing> FIRST_STEP = List.of(
            crossing("370684001001 甲镇 一村", "370614001002 甲街道 一社区"),
            crossing("370684001002 甲镇 二村", "370614001003 甲街道 二社区"),
            crossing("370684001003 甲镇 三村", ""),
            crossing("370634001001 岛镇 渔村", "370614009001 岛镇 渔村"),
            crossing("370614001003 旧镇 旧村", "370614001009 旧镇 新村"));
    private static final List<Crossing> SECOND_STEP = List.of(crossing("370614009001 岛镇 渔村", "370614008001 大岛镇 渔村"));
    private static final List<Village> TODAY =
            List.of(village("370614001002 甲街道 一社区改名"), village("370614007001 丁镇 十村"), village("370983001001 邻镇 邻村"));
    private static final List<List<Village>> OLD = List.of(
            List.of(village("370684002001 乙镇 九村"), village("370684001009 甲镇 八村")),
            List.of(village("370684002001 更早的镇 更早的村")));
    private static final Divisions DIVISIONS =
            Divisions.of(List.of(FIRST_STEP, SECOND_STEP), TODAY, OLD, Map.of("370614010", "戊镇"));

    @Test
    void followsACodeThroughTheCrosswalksToday() {
        assertThat(place("370684001001")).isEqualTo("370614001 甲街道 370614001002 一社区");
        assertThat(place("370634001001")).isEqualTo("370614008 大岛镇 370614008001 渔村");
    }

    @Test
    void followsEachCrosswalkOnce() {
        assertThat(place("370684001002")).isEqualTo("370614001 甲街道 370614001003 二社区");
    }

    @Test
    void keepsTheOldVillageThatHasNoSuccessor() {
        assertThat(place("370684001003")).isEqualTo("370684001 甲镇 370684001003 三村");
    }

    @Test
    void fallsBackToTheTableOfTodayThenTheNewestOldOneThenTheCode() {
        assertThat(place("370614007001")).isEqualTo("370614007 丁镇 370614007001 十村");
        assertThat(place("370684002001")).isEqualTo("370684002 乙镇 370684002001 九村");
        assertThat(place("370614010001")).isEqualTo("370614010 戊镇 370614010001 370614010001");
        assertThat(place("370684002777")).isEqualTo("370684002 乙镇 370684002777 370684002777");
        assertThat(place("110101001001")).isEqualTo("110101001 110101001 110101001001 110101001001");
    }

    @Test
    void knowsTheCountiesOfTodayAndOfBefore() {
        assertThat(DIVISIONS.counties()).containsExactly("370614", "370634", "370684", "370983");
    }

    @Test
    void settlesContradictingRowsByTheirContent() {
        List<Crossing> contradicting = new ArrayList<>(List.of(
                crossing("370684001001 甲镇 一村", ""),
                crossing("370684001001 甲镇 一村", "370614001005 甲街道 五社区"),
                crossing("370684001001 甲镇 一村", "370614001002 甲街道 一社区")));
        List<Village> villages = new ArrayList<>(List.of(village("370614007001 丁镇 十村"), village("370614007001 丁镇 一村")));

        for (int order = 0; order < 3; order++) {
            Collections.rotate(contradicting, 1);
            Collections.reverse(villages);
            Divisions divisions = Divisions.of(List.of(contradicting), villages, List.of(), Map.of());

            assertThat(divisions.village("370684001001")).contains(village("370614001002 甲街道 一社区"));
            assertThat(divisions.village("370614007001")).contains(village("370614007001 丁镇 一村"));
        }
    }

    @Test
    void knowsWhichCountiesBecamePartOfACounty() {
        assertThat(DIVISIONS.predecessors("370614")).containsExactly("370634", "370684");
        assertThat(DIVISIONS.predecessors("370684")).isEmpty();
        assertThat(DIVISIONS.predecessors("370983")).isEmpty();
    }

    @Test
    void doesNotTakeACountyOfTodayForAPredecessor() {
        Divisions moved = Divisions.of(
                List.of(List.of(
                        crossing("370983001009 邻镇 边村", "370614007002 丁镇 边村"), crossing("370999001001 无镇 无村", ""))),
                TODAY,
                List.of(),
                Map.of());

        assertThat(moved.predecessors("370614")).containsExactly("370999");
    }

    private static String place(String code) {
        Dataset<Row> households = LocalSpark.session()
                .createDataset(List.of(code + "000001"), Encoders.STRING())
                .toDF("household_id");
        Row row = DIVISIONS.locate(households).collectAsList().get(0);
        assertThat(row.schema().fieldNames())
                .containsExactlyInAnyOrder("household_id", "village_code", "township_code", "township", "village");
        return String.join(
                " ",
                row.<String>getAs("township_code"),
                row.<String>getAs("township"),
                row.<String>getAs("village_code"),
                row.<String>getAs("village"));
    }

    private static Crossing crossing(String before, String after) {
        return new Crossing(
                village(before),
                Stream.of(after)
                        .filter(text -> !text.isEmpty())
                        .map(DivisionsTest::village)
                        .findFirst());
    }

    private static Village village(String text) {
        String[] cells = text.split(" ", -1);
        return new Village(cells[0], cells[1], cells[2]);
    }
}
