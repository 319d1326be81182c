package precredit.publish;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FileTree;
import precredit.LocalSpark;
import precredit.policy.Decision;
import precredit.policy.Households;
import precredit.policy.Ledger;
import precredit.policy.Origin;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.store.Store;

class PublicationTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final String BOOK = "townships/370982001_甲镇.xlsx";
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
    }

    @Test
    void writesTheApprovedHouseholdsByVillage() throws IOException {
        publish(
                JUNE,
                "run-1",
                "household_id=370982002001000001 township_code=370982002 village_code=370982002001 township=丙镇",
                "household_id=370982001002000001 village_code=370982001002 village=丁村 pd=0.04",
                "household_id=370982001002000000 village_code=370982001002 village=丁村 pd=0.0900 loan_balance_yuan=1.01",
                "household_id=370982001001000009 head_age=70");

        assertThat(text("dt=2026-06-30/preapproval.csv"))
                .isEqualTo(csv(
                        "序号,承包方编码,户主姓名,证件号码,联系电话,乡镇,村,授信等级,预授信额度(万元),参考年利率(%),期限(月),有效期起,有效期止,变动,主要依据",
                        "1,370982001002000000,'=甲,123456********0000,'+86****0000,甲镇,丁村,C,2.3,6.375,12,"
                                + "2026-06-30,2026-12-27,新增,近12个月销售100000元，经营土地12.00亩，贷款余额1元，违约概率9.00%",
                        "2,370982001002000001,乙𠮷,123456********0001,,甲镇,丁村,B,3.1,5.20,24,"
                                + "2026-06-30,2026-12-27,新增,近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率4.00%",
                        "3,370982002001000001,乙𠮷,123456********0001,,丙镇,乙村,A,3.9,4.35,36,"
                                + "2026-06-30,2026-12-27,新增,近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%"));
    }

    @Test
    void writesWhatChangedSinceTheListBefore() throws IOException {
        publish(MAY, "run-1", "household_id=1", "household_id=2", "household_id=3", "household_id=4", "household_id=8");
        publish(
                JUNE,
                "run-2",
                "household_id=1",
                "household_id=2 sales_amount_yuan_12m=200000",
                "household_id=3 loan_balance_yuan=1000",
                "household_id=4 head_age=70",
                "household_id=5");

        assertThat(text("dt=2026-06-30/changes.csv"))
                .isEqualTo(csv(
                        "承包方编码,乡镇,村,变动,上期额度(万元),本期额度(万元),原因代码,原因",
                        "2,甲镇,乙村,调增,3.9,6.9,QUALIFIED,近12个月销售200000元，经营土地12.00亩，贷款余额0元，违约概率1.00%",
                        "3,甲镇,乙村,调减,3.9,3.8,QUALIFIED,近12个月销售100000元，经营土地12.00亩，贷款余额1000元，违约概率1.00%",
                        "4,甲镇,乙村,调出,3.9,,HEAD_AGE,户主70周岁，不在18至65周岁之内",
                        "5,甲镇,乙村,新增,,3.9,QUALIFIED,近12个月销售100000元，经营土地12.00亩，贷款余额0元，违约概率1.00%",
                        "8,甲镇,乙村,调出,3.9,,NOT_ON_ROLL,已不在农户名册中"));
        assertThat(text("dt=2026-06-30/preapproval.csv")).contains("1,1,").contains(",维持,");
    }

    @Test
    void namesEveryFileInTheManifestAndTheNewestListInCurrent() throws IOException {
        ListFile report = new ListFile("report.html", 2, new byte[] {1, 2, 3});

        publish(
                MAY,
                "run-1",
                List.of(report),
                "household_id=1",
                "household_id=2 head_age=70",
                "household_id=3 consent=false");

        String list = "dt=2026-05-31/";
        assertThat(text(list + "manifest.json"))
                .isEqualTo(
                        """
                        {
                          "county" : "370982",
                          "dt" : "2026-05-31",
                          "run" : "run-1",
                          "model" : "model-1",
                          "policy" : "%s",
                          "inputs" : {
                            "gold/features" : "7",
                            "silver/sale" : "12"
                          },
                          "sources" : {
                            "loans" : {
                              "purpose" : "核实信用",
                              "legal_basis" : "农户授权"
                            }
                          },
                          "totals" : {
                            "roll" : 3,
                            "excluded" : 1,
                            "declined" : 1,
                            "refer" : 0,
                            "no_data" : 0,
                            "approved" : 1,
                            "limit_yuan" : 39000
                          },
                          "previous" : null,
                          "files" : [ {
                            "name" : "preapproval.csv",
                            "rows" : 1,
                            "sha256" : "%s"
                          }, {
                            "name" : "changes.csv",
                            "rows" : 1,
                            "sha256" : "%s"
                          }, {
                            "name" : "townships/370982001_甲镇.xlsx",
                            "rows" : 1,
                            "sha256" : "%s"
                          }, {
                            "name" : "report.html",
                            "rows" : 2,
                            "sha256" : "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"
                          } ]
                        }
                        """
                                .formatted(
                                        Households.policy().version(),
                                        sha256(list + "preapproval.csv"),
                                        sha256(list + "changes.csv"),
                                        sha256(list + BOOK)));
        assertThat(text("current.json"))
                .isEqualTo("{\"dt\":\"2026-05-31\",\"manifest_sha256\":\"" + sha256(list + "manifest.json") + "\"}\n");
        assertThat(Files.readAllBytes(path(list + "report.html"))).containsExactly(1, 2, 3);
    }

    @Test
    void changesNoByteWhenTheSameContentIsPublishedAgain() throws IOException {
        assertThat(publish(JUNE, "run-1", "household_id=1").changed()).isTrue();
        Map<String, String> before = tree();

        assertThat(publish(JUNE, "run-2", "household_id=1").changed()).isFalse();

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void replacesAListOfOtherContentAsAWhole() throws IOException {
        ListFile old = new ListFile("townships/old.xlsx", 1, new byte[] {1});
        publish(JUNE, "run-1", List.of(old), "household_id=1");

        assertThat(publish(JUNE, "run-2", "household_id=2").changed()).isTrue();

        assertThat(tree().keySet())
                .containsExactly(
                        "chain.jsonl",
                        "current.json",
                        "dt=2026-06-30/changes.csv",
                        "dt=2026-06-30/manifest.json",
                        "dt=2026-06-30/preapproval.csv",
                        "dt=2026-06-30/" + BOOK,
                        "index.html");
        assertThat(text("current.json")).contains(sha256("dt=2026-06-30/manifest.json"));
        assertThat(text("dt=2026-06-30/manifest.json")).contains("\"run\" : \"run-2\"");
    }

    @Test
    void writesADamagedListAgain() throws IOException {
        publish(JUNE, "run-1", "household_id=1");
        Map<String, String> before = tree();
        Files.writeString(path("dt=2026-06-30/preapproval.csv"), "cut");
        Files.delete(path("dt=2026-06-30/changes.csv"));

        assertThat(publish(JUNE, "run-1", "household_id=1").changed()).isTrue();

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void doesNotMoveCurrentBackForAnOlderNight() throws IOException {
        publish(JUNE, "run-1", "household_id=1");
        String current = text("current.json");

        publish(MAY, "run-2", "household_id=1");

        assertThat(text("current.json")).isEqualTo(current);
        assertThat(text("dt=2026-05-31/preapproval.csv")).contains("新增");
    }

    @Test
    void pointsToTheListThatAKilledRunHadPutInPlace() throws IOException {
        publish(JUNE, "run-1", "household_id=1");
        String current = text("current.json");
        Files.delete(path("current.json"));

        assertThat(publish(JUNE, "run-2", "household_id=1").changed()).isFalse();

        assertThat(text("current.json")).isEqualTo(current);
    }

    @Test
    void putsBackWhatARunKilledInTheMiddleOfASwapHadMovedAside() throws IOException {
        publish(MAY, "run-1", "household_id=1");
        Files.move(path("dt=2026-05-31"), path("_dt=2026-05-31.old"));
        Files.createDirectories(path("_dt=2026-05-31"));
        Files.writeString(path("_dt=2026-05-31/preapproval.csv"), "half");

        Publication.recover(store, "370982");
        publish(JUNE, "run-2", "household_id=1");

        assertThat(text("dt=2026-06-30/preapproval.csv")).contains("维持");
        assertThat(tree().keySet()).noneMatch(name -> name.startsWith("_"));
    }

    @Test
    void refusesAPreviousListThatIsNotWhatItsManifestNames() throws IOException {
        publish(MAY, "run-1", "household_id=1");
        Files.writeString(path("dt=2026-05-31/preapproval.csv"), "\uFEFF序号\r\n");

        assertThatThrownBy(() -> publish(JUNE, "run-2", "household_id=1"))
                .hasMessageContaining(
                        "published list lists/county=370982/dt=2026-05-31: preapproval.csv has the sha256")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.GATE));
    }

    @Test
    void refusesToListAHouseholdWithoutAnIdentity() {
        Roll roll = roll(JUNE, "household_id=1");
        List<Listed> nobody = ApprovedHouseholds.of(roll, heads(roll(JUNE, "household_id=2")));

        assertThatThrownBy(() -> publication(JUNE).publish(roll, nobody, provenance("run-1"), figures -> List.of()))
                .hasMessageContaining("an approved household has no identity");
    }

    @Test
    void writesTheManifestAfterItsFilesWhereFoldersCannotBeSwapped() throws IOException {
        store = BucketOnDisk.at(folder);
        publish(JUNE, "run-1", List.of(new ListFile("townships/old.xlsx", 1, new byte[] {1})), "household_id=1");
        publish(JUNE, "run-2", "household_id=2");
        Map<String, String> before = tree();

        assertThat(publish(JUNE, "run-3", "household_id=2").changed()).isFalse();
        assertThat(tree()).isEqualTo(before);
        assertThat(BucketOnDisk.created())
                .as("each folder is written aside, then in its place")
                .containsExactly(
                        "_begun.json",
                        "preapproval.csv",
                        "changes.csv",
                        "370982001_甲镇.xlsx",
                        "old.xlsx",
                        "manifest.json",
                        "preapproval.csv",
                        "changes.csv",
                        "370982001_甲镇.xlsx",
                        "old.xlsx",
                        "manifest.json",
                        "chain.jsonl",
                        "index.html",
                        "current.json",
                        "_begun.json",
                        "preapproval.csv",
                        "changes.csv",
                        "370982001_甲镇.xlsx",
                        "manifest.json",
                        "preapproval.csv",
                        "changes.csv",
                        "370982001_甲镇.xlsx",
                        "manifest.json",
                        "chain.jsonl",
                        "index.html",
                        "current.json");
        assertThat(tree().keySet())
                .containsExactly(
                        "chain.jsonl",
                        "current.json",
                        "dt=2026-06-30/changes.csv",
                        "dt=2026-06-30/manifest.json",
                        "dt=2026-06-30/preapproval.csv",
                        "dt=2026-06-30/" + BOOK,
                        "index.html");
    }

    @Test
    void readsThePreviousListAsItWasPublished() {
        publish(MAY, "run-1", "household_id=1 township==甲镇", "household_id=2 head_age=70");

        assertThat(previous(MAY)).isEmpty();
        assertThat(previous(JUNE)).extracting(Row::toString).containsExactly("[1,39000.00,=甲镇,乙村]");
    }

    private List<Row> previous(LocalDate asOf) {
        return PreviousList.of(store, "370982", asOf).rows(LocalSpark.session()).collectAsList();
    }

    private Publication.Published publish(LocalDate asOf, String run, String... households) {
        return publish(asOf, run, List.of(), households);
    }

    private Publication.Published publish(LocalDate asOf, String run, List<ListFile> others, String... households) {
        Roll roll = roll(asOf, households);
        return publication(asOf)
                .publish(roll, ApprovedHouseholds.of(roll, heads(roll)), provenance(run), figures -> others);
    }

    private Publication publication(LocalDate asOf) {
        return new Publication(store, "370982", asOf);
    }

    private static Provenance provenance(String run) {
        return new Provenance(
                run,
                "model-1",
                Households.policy().version(),
                Map.of("silver/sale", "12", "gold/features", "7"),
                Map.of("loans", new Provenance.Basis("核实信用", "农户授权")));
    }

    private Roll roll(LocalDate asOf, String... households) {
        Dataset<Row> decided = Decision.decide(Households.of(households), Households.policy())
                .withColumn("as_of", lit(asOf.toString()).cast("date"));
        Dataset<Row> before = PreviousList.of(store, "370982", asOf).rows(LocalSpark.session());
        return Roll.of(
                Ledger.compared(Ledger.rows(decided, Households.policy(), new Origin("model-1", "run-1")), before));
    }

    /** Invented persons: households ending in 0 have a name like a formula and a phone, others a rare name and none. */
    private static Map<String, Head> heads(Roll roll) {
        return roll.households()
                .map(Decided::householdId)
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> id.endsWith("0")
                                ? new Head("=甲", "123456790001010000", "+8610000000000")
                                : new Head("乙\uD842\uDFB7", "123456790001010001", "")));
    }

    private static String csv(String... lines) {
        return "\uFEFF" + String.join("\r\n", lines) + "\r\n";
    }

    private String text(String file) throws IOException {
        return Files.readString(path(file));
    }

    private String sha256(String file) throws IOException {
        return Sha256.hex(Files.readAllBytes(path(file)));
    }

    private Path path(String file) {
        return folder.resolve("lists/county=370982").resolve(file);
    }

    private Map<String, String> tree() {
        return FileTree.of(path(""));
    }
}
