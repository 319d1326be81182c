package precredit.review;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.policy.Decision;
import precredit.policy.Households;
import precredit.policy.Ledger;
import precredit.policy.Origin;
import precredit.policy.Reviews;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.publish.ApprovedHouseholds;
import precredit.publish.Decided;
import precredit.publish.Head;
import precredit.publish.PreviousList;
import precredit.publish.Provenance;
import precredit.publish.Publication;
import precredit.publish.Roll;
import precredit.publish.workbook.Filled;
import precredit.publish.workbook.Read;
import precredit.review.ReviewImport.Imported;
import precredit.store.Store;

/** A list is published, its workbook comes back, and the next list shows it. */
class ReviewRoundTripTest {
    private static final String COUNTY = "370982";
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);
    private static final String BOOK = "townships/370982001_甲镇.xlsx";
    private static final String SHEET = "001_乙村";
    private static final String[] THREE = {
        "household_id=370982001001000001", "household_id=370982001001000002", "household_id=370982001001000003"
    };

    @TempDir
    Path folder;

    private Store store;
    private Lake lake;

    @BeforeEach
    void publishAList() {
        store = Store.at(folder.toString(), new Configuration());
        lake = new Lake(LocalSpark.session(), store, COUNTY);
        publish(JUNE, THREE);
    }

    @Test
    void holdsTheRowsOfTheListInItsWorkbook() throws IOException {
        List<String> csv = list(JUNE);

        List<List<String>> sheet = Read.sheets(book()).get(SHEET);

        assertThat(sheet.stream().map(row -> String.join(",", row.subList(0, 15))))
                .containsExactlyElementsOf(csv);
        assertThat(csv).hasSize(4);
    }

    @Test
    void showsTheReviewBesideTheDecisionAndInTheNextList() throws IOException {
        Imported imported = imports(reviewed(), Acceptance.WHOLE);
        List<String> once = stored();
        imports(reviewed(), Acceptance.WHOLE);

        assertThat(imported).isEqualTo(new Imported(JUNE, 2, List.of()));
        assertThat(stored())
                .isEqualTo(once)
                .containsExactly(
                        "370982 2026-06-30 370982001001000001 lower 39000.00 20000.00 评议员 2026-07-09 ",
                        "370982 2026-06-30 370982001001000002 refuse 39000.00 0.00 评议员 2026-07-09 ");
        publish(JULY, THREE);
        assertThat(list(JULY)).hasSize(3).anyMatch(row -> row.contains("000001,") && row.contains(",2.0,"));
        assertThat(list(JULY)).noneMatch(row -> row.contains("000002,"));
        assertThat(text(JULY, "manifest.json"))
                .contains("\"approved\" : 3", "\"limit_yuan\" : 59000", "\"refused_in_review\" : 1");
        assertThat(text(JULY, "changes.csv"))
                .contains("370982001001000001,甲镇,乙村,调减,3.9,2.0,QUALIFIED")
                .contains("370982001001000002,甲镇,乙村,调出,3.9,,REFUSED_IN_REVIEW,评议不予授信");
    }

    @Test
    void takesGoodRowsOfABadFileOnlyWhenAskedTo() throws IOException {
        byte[] bad = new Filled(reviewed())
                .review(SHEET, 4, "同意", "", "", "2026-07-09")
                .bytes();

        Imported refused = imports(bad, Acceptance.WHOLE);
        assertThat(refused.stored()).isZero();
        assertThat(refused.mistakes()).containsExactly(new Mistake(SHEET, 4, "评议人 is missing"));
        assertThat(lake.has(LakeTable.REVIEW)).isFalse();

        Imported partial = imports(bad, Acceptance.PARTIAL);
        assertThat(partial.stored()).isEqualTo(2);
        assertThat(partial.mistakes()).isEqualTo(refused.mistakes());
        assertThat(stored()).hasSize(2);
    }

    @Test
    void keepsWhatOtherFilesSaidAndReplacesWhatIsSaidAgain() throws IOException {
        imports(reviewed(), Acceptance.WHOLE);

        imports(
                new Filled(book())
                        .review(SHEET, 3, "同意", "", "评议员", "2026-07-10")
                        .review(SHEET, 4, "调增", new BigDecimal("5.0"), "评议员", "2026-07-10")
                        .bytes(),
                Acceptance.WHOLE);

        assertThat(stored())
                .containsExactly(
                        "370982 2026-06-30 370982001001000001 lower 39000.00 20000.00 评议员 2026-07-09 ",
                        "370982 2026-06-30 370982001001000002 agree 39000.00 39000.00 评议员 2026-07-10 ",
                        "370982 2026-06-30 370982001001000003 raise 39000.00 50000.00 评议员 2026-07-10 ");
    }

    @Test
    void refusesAWorkbookOfAnotherListThanThePublishedOne() throws IOException {
        byte[] june = reviewed();
        publish(JUNE, THREE[0], THREE[1]);
        assertRefused(Exit.NOT_READY, "the list of 2026-06-30 has been published anew since", june);

        byte[] anew = new Filled(book()).bytes();
        publish(JULY, THREE);
        assertRefused(Exit.NOT_READY, "it is of the list of 2026-06-30, published is that of 2026-07-31", anew);
        assertRefused(Exit.CONFIGURATION, "it does not say which list it is of", new Filled(anew, null).bytes());
        assertRefused(Exit.CONFIGURATION, "no whole .xlsx workbook", new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new ReviewImport(lake, store, "370614", Households.policy())
                        .run(folder.resolve("none.xlsx"), Acceptance.WHOLE))
                .hasMessageContaining("nothing is published for county 370614");
        assertThat(lake.has(LakeTable.REVIEW)).isFalse();
    }

    private byte[] reviewed() throws IOException {
        return new Filled(book())
                .review(SHEET, 2, "调减", new BigDecimal("2.0"), "评议员", "2026-07-09")
                .review(SHEET, 3, "不予授信", "", "评议员", "2026-07-09")
                .bytes();
    }

    private Imported imports(byte[] workbook, Acceptance acceptance) throws IOException {
        Path file = Files.write(folder.resolve("back.xlsx"), workbook);
        return new ReviewImport(lake, store, COUNTY, Households.policy()).run(file, acceptance);
    }

    private void assertRefused(Exit exit, String why, byte[] workbook) {
        ThrowingCallable importing = () -> imports(workbook, Acceptance.PARTIAL);
        assertThatThrownBy(importing)
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(exit));
    }

    private void publish(LocalDate asOf, String... households) {
        Dataset<Row> decided = Decision.decide(Households.of(households), Households.policy())
                .withColumn("as_of", lit(asOf.toString()).cast("date"));
        Dataset<Row> before = PreviousList.of(store, COUNTY, asOf).rows(LocalSpark.session());
        Dataset<Row> reviewed = Reviews.applied(
                Ledger.rows(decided, Households.policy(), new Origin("model-1", "run-1")),
                Reviews.inForce(lake.read(LakeTable.REVIEW), asOf, 180));
        Roll roll = Roll.of(Ledger.compared(reviewed, before));
        Map<String, Head> heads = roll.households()
                .collect(Collectors.toMap(Decided::householdId, household -> new Head("=甲", "123456790001010001", "")));
        new Publication(store, COUNTY, asOf)
                .publish(
                        roll,
                        ApprovedHouseholds.of(roll, heads),
                        new Provenance("run-1", "model-1", "policy-1", Map.of(), Map.of()),
                        figures -> List.of());
    }

    private List<String> stored() {
        return lake.read(LakeTable.REVIEW).orderBy("household_id").collectAsList().stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private byte[] book() throws IOException {
        return Files.readAllBytes(
                folder.resolve("lists/county=370982/dt=2026-06-30").resolve(BOOK));
    }

    private List<String> list(LocalDate asOf) throws IOException {
        return Stream.of(text(asOf, "preapproval.csv").substring(1).split("\r\n"))
                .toList();
    }

    private String text(LocalDate asOf, String name) throws IOException {
        return Files.readString(folder.resolve("lists/county=370982/dt=" + asOf).resolve(name));
    }
}
