package precredit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.problem.Exit;
import precredit.problem.Problem;

class SettingsTest {
    private static final String MARKET = "sources.produce-market";
    private static final String BILL = MARKET + ".files.weighing_bill";

    @TempDir
    Path folder;

    @Test
    void hasADefaultForEverySetting() {
        Settings settings = Settings.load(Optional.empty(), List.of());

        assertThat(settings.county()).isEqualTo("370982");
        assertThat(settings.businessDate()).isEmpty();
        assertThat(settings.security().allowSampleKeys()).isFalse();
        assertThat(settings.sources())
                .containsOnlyKeys("land-registry", "produce-market", "apple-cooperative", "county-credit");
    }

    @Test
    void laysAFileOverTheDefaultsAndSingleValuesOverBoth() {
        Settings settings = loaded(
                "county = \"370783\", date = 2024-01-05, other-counties = [\"370982\"]",
                "date=2024-02-06",
                "other-counties=[\"371525\", \"370614\"]",
                MARKET + ".owner = 市场 = 一");

        assertThat(settings.county()).isEqualTo("370783");
        assertThat(settings.businessDate()).contains(LocalDate.of(2024, 2, 6));
        assertThat(settings.otherCounties()).containsExactly("371525", "370614");
        assertThat(settings.sources().get("produce-market").owner()).isEqualTo("市场 = 一");
    }

    @Test
    void resolvesAValueByAnotherOne() {
        assertThat(loaded("landing.root = ${storage.root}\"/in\"", "storage.root=/tmp/x")
                        .landing()
                        .root())
                .isEqualTo("/tmp/x/in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    county=xintai             | setting county (given): xintai is no 6-digit code.~Give it as 370982.
                    date=2024/1/5             | setting date (given): "2024/1/5" is no date.~Give it as 2026-06-30, or latest.
                    date=                     | setting date (given): "" is no date.~Give it as 2026-06-30, or latest.
                    county                    | setting county (--set): it has no value.~Write --set key=value.
                    =370982                   | setting =370982 (--set): it has no value.~Write --set key=value.
                    modle.id=x                | setting modle (--set): there is no such setting.~Known here: landing, storage, county, other-counties, date, master, lock, lineage, dictionaries, security, sources, model, policy, channels.
                    landing.rot=x             | setting landing.rot (--set): there is no such setting.~Known here: root.
                    security.token-algorithm=md5 | setting security.token-algorithm (--set): "md5" is none of hmac-sm3, hmac-sha256.~Correct it.
                    sources.produce-market.freshness-days=soon | setting sources.produce-market.freshness-days (--set): "soon" is no number.~Write a whole number.
                    """)
    void refusesWhatIsSetWrongly(String value, String message) {
        assertThatThrownBy(() -> loaded("", value))
                .isInstanceOf(Problem.class)
                .hasMessage(message.replace("~", "\n"))
                .extracting(problem -> ((Problem) problem).exit())
                .isEqualTo(Exit.CONFIGURATION);
    }

    @Test
    void saysInWhichFileAndLineAnUnknownSettingStands() {
        assertThatThrownBy(() -> loaded("county = \"370783\"\nmodel {\n  depth = 4\n}\n"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(
                        "setting model.depth (given.conf:3): there is no such setting.\nKnown here: id,");
    }

    @Test
    void saysWhereADefaultStands() {
        assertThatThrownBy(() -> loaded("sources.third { }"))
                .hasMessage("setting sources.third.family (given.conf:1): it is missing.\n"
                        + "Add it; reference.conf says what it means.");
    }

    @Test
    void refusesAFileThatIsNotThereOrNoHocon() {
        Path none = folder.resolve("none.conf");

        assertThatThrownBy(() -> Settings.load(Optional.of(none), List.of()))
                .isInstanceOf(Problem.class)
                .hasMessage("setting --conf (given): there is no readable file " + none
                        + ".\nGive the path of a HOCON file.");
        assertThatThrownBy(() -> loaded("county = {"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("given.conf")
                .hasMessageEndingWith(".\nCorrect it.");
        assertThatThrownBy(() -> loaded("county = ${nowhere}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void dropsASourceThatIsSetToNull() {
        assertThat(loaded("", "sources.apple-cooperative=null").sources())
                .containsOnlyKeys("land-registry", "produce-market", "county-credit");
        assertThat(loaded("sources.apple-cooperative = null, sources.produce-market = null")
                        .sources())
                .containsOnlyKeys("land-registry", "county-credit");
        assertThat(loaded("model.id = x", "model.id=null").model().id()).isEmpty();
    }

    @Test
    void keepsTheLandRegistry() {
        assertThatThrownBy(() -> loaded("", "sources.land-registry=null"))
                .isInstanceOf(Problem.class)
                .hasMessage("setting sources (given): none is of the family land-rights, and without land there is no"
                        + " roll.\nLeave the land registry in.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    master=spark                   | setting master (given): spark is no Spark master.
                    master=local[x]                | setting master (given): local[x] is no Spark master.
                    landing.root=                  | setting landing (--set): root is empty.
                    storage.root=                  | setting storage (--set): root is empty.
                    dictionaries.crops=            | setting dictionaries (--set): crops is empty.
                    model.growth.max-depth=deep    | setting model.growth.max-depth (--set): "deep" is no number.
                    model.gates.auc-floor=7        | setting model.gates (--set): auc-floor and champion-margin must be between 0 and 1.
                    policy.pd-cut-off=0            | setting policy.pd-cut-off (policy): 0.0 is not in (0, 1].
                    policy.validity-days=0         | setting policy.validity-days (policy): 0 is not in 1..3660.
                    policy.head-age.youngest=70    | setting policy.head-age (policy): youngest is 70, oldest is 65.
                    policy.limit.sales-share=-0.3  | setting policy.limit.sales-share (policy): -0.3 is below 0.
                    policy.limit.rounding-yuan=500 | setting policy.limit.rounding-yuan (policy): 500 is no multiple of 1000
                    policy.outcomes.NO_CONSENT=refer | setting policy.outcomes.NO_CONSENT (policy): law or the meaning
                    policy.budgets.county-yuan.370982=-1 | setting policy.budgets.county-yuan.370982 (policy): -1 is below 0.
                    """)
    void refusesFiguresThatCannotBe(String value, String message) {
        assertThatThrownBy(() -> loaded("", value))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(message)
                .extracting(problem -> ((Problem) problem).exit())
                .isEqualTo(Exit.CONFIGURATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local[2]",
                "local[*]",
                "local[2, 3]",
                "local-cluster[2,1,1024]",
                "yarn",
                "spark://a:7077"
            })
    void knowsTheMastersOfSpark(String master) {
        assertThat(loaded("", "master=" + master).master()).isEqualTo(master);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0.06, 1.0, 200000, 5 ; 0.03, 0.8, 100000, 6 | B ends at 0.03, not above the end of A
                    0.03, 0.8, 200000, 5 ; 1.0, 1.0, 100000, 6  | setting policy.grades (policy):
                    0.03, 1.0, 100000, 5 ; 1.0, 0.8, 200000, 6  | setting policy.grades (policy):
                    0.03, 1.0, 200000, 6 ; 1.0, 0.8, 100000, 5  | setting policy.grades (policy):
                    0.03, 1.0, -5, 5 ; 1.0, 0.8, 100000, 6      | setting policy.grades.A.cap-yuan (policy): -5 is below 0.
                    0.03, 1.0, 200000, 5 ; 0.9, 0.8, 100000, 6  | B is the last and ends at 0.9
                    """)
    void refusesGradesThatTreatABetterOneWorse(String grades, String why) {
        List<String> blocks = new ArrayList<>();
        for (String grade : grades.split(";")) {
            String[] figures = grade.split(",");
            blocks.add("{name=" + (blocks.isEmpty() ? "A" : "B") + ",pd-to=" + figures[0] + ",factor=" + figures[1]
                    + ",cap-yuan=" + figures[2] + ",annual-rate-pct=" + figures[3] + ",tenor-months=12}");
        }

        assertThatThrownBy(() -> loaded("", "policy.grades=[" + String.join(",", blocks) + "]"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    quarantine-limit=-0.1  | quarantine-limit must be between 0 and 1
                    quarantine-limit=5     | quarantine-limit must be between 0 and 1
                    freshness-days=-1      | quarantine-minimum-rows and freshness-days must be 0 or more
                    quarantine-minimum-rows=-1 | quarantine-minimum-rows and freshness-days must be 0 or more
                    encoding=GB99999       | encoding GB99999 is not known to this Java
                    encoding=no name       | encoding no name is not known to this Java
                    encoding=UTF-16        | encoding UTF-16 does not keep ASCII as it is
                    encoding=UTF-32        | encoding UTF-32 does not keep ASCII as it is
                    encoding=ISO-2022-KR   | encoding ISO-2022-KR does not keep ASCII as it is
                    encoding=ISO-2022-CN   | encoding ISO-2022-CN does not keep ASCII as it is
                    encoding=IBM1047       | encoding IBM1047 does not keep ASCII as it is
                    purpose=               | a source needs a legal basis and a purpose
                    legal-basis=           | a source needs a legal basis and a purpose
                    date-patterns=[dd/MM]  | date pattern dd/MM does not write a whole date
                    date-patterns=[zzz]    | date pattern zzz does not write a whole date
                    date-patterns=[bad]    | date pattern bad does not write a whole date
                    mode=snapshot          | file weighing_bill feeds a table that no snapshot source can feed
                    """)
    void refusesASourceThatCouldNotBeRead(String value, String why) {
        assertThatThrownBy(() -> loaded("", MARKET + "." + value))
                .isInstanceOf(Problem.class)
                .hasMessageMatching("(?s)setting sources\\.produce-market \\(.*")
                .hasMessageContaining("): " + why + ".\nCorrect it.");
    }

    @ParameterizedTest
    @CsvSource({"GB18030", "GBK", "GB2312", "UTF-8", "Big5"})
    void readsEncodingsThatKeepAsciiAsItIs(String encoding) {
        assertThat(loaded("", MARKET + ".encoding=" + encoding)
                        .sources()
                        .get("produce-market")
                        .encoding())
                .isEqualTo(encoding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    key=[]                           | the key names no column
                    key=[serial]                     | it names column serial, which is not among its columns
                    event-date=settled               | it names column settled, which is not among its columns
                    event-date=null                  | it has no event-date, and without one no row is ever seen
                    version=modified                 | it names column modified, which is not among its columns
                    county-codes=[county]            | it names column county, which is not among its columns
                    identity={ household = house }   | it names column house, which is not among its columns
                    checks=[{ factors = [price], times = 1, equals = trade_amount }] | it names column price, which is not among its columns
                    columns.seller_name={ type = text, document-type = kind } | column seller_name names column kind, which is not among its columns
                    columns.seller_name={ type = text, required-when { kind = [a] } } | column seller_name names column kind, which is not among its columns
                    fill.buyer={ code = buyer }      | fill of buyer names column buyer, which is not among its columns
                    fill.own_sale={ where { kind = [a] } } | fill of own_sale names column kind, which is not among its columns
                    fill.price=unit_price            | it fills price, and the table has only person_token, buyer, goods, weight_kg, amount_yuan, own_sale
                    """)
    void refusesAFileWhoseColumnsDoNotFit(String value, String why) {
        String hocon = BILL + " { " + value + " }";

        assertThatThrownBy(() -> loaded(hocon))
                .isInstanceOf(Problem.class)
                .hasMessageMatching("(?s)setting sources\\.produce-market\\.files\\.weighing_bill \\(.*")
                .hasMessageContaining("): " + why + ".\nCorrect it.");
    }

    @Test
    void saysWhichTypesOfColumnsThereAre() {
        assertThatThrownBy(() -> loaded("", BILL + ".columns.seller_name=words"))
                .hasMessage(
                        "setting sources.produce-market.files.weighing_bill.columns.seller_name (--set): \"words\" is"
                                + " none of text, code, id, masked-id, number, integer, date.\nCorrect it.");
        assertThatThrownBy(() -> loaded(BILL + ".columns.seller_name = { type = code, pattern = \"(\" }"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("columns.seller_name (given.conf:1): Unclosed group");
    }

    private Settings loaded(String hocon, String... values) {
        try {
            Path file = Files.writeString(folder.resolve("given.conf"), hocon);
            return Settings.load(Optional.of(file), List.of(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bindsThePastSettingsAsTheyWere() {
        List<String> values = List.of("policy.pd-cut-off=0.50", "date=2026-06-30", "sources.apple-cooperative=null");
        Settings then = Settings.load(Optional.empty(), values);

        Settings again = Settings.again(
                Settings.text(Optional.empty(), values),
                Settings.load(Optional.empty(), List.of("policy.pd-cut-off=0.9")),
                Map.of(
                        "date", "2026-06-30",
                        "storage.root", "elsewhere",
                        "dictionaries.crops", "crops",
                        "dictionaries.divisions", "divisions"));

        assertThat(again.policy())
                .hasToString(then.policy().toString())
                .asString()
                .contains("pdCutOff=0.5,", "salesShare=0.30");
        assertThat(again.model()).hasToString(then.model().toString());
        assertThat(again.sources()).hasToString(then.sources().toString());
        assertThat(again.storage().root()).isEqualTo("elsewhere");
        assertThat(again.channels()).isEmpty();
    }
}
