package precredit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.policy.Opinion;
import precredit.publish.workbook.Filled;
import precredit.publish.workbook.ListColumn;

class ReviewCheckTest {
    private static final BigDecimal SERIAL_OF_JULY_9 = new BigDecimal("46212");
    private static final List<Object> DATES =
            List.of("2026-07-09", "2026/7/9", "2026年7月9日", "20260709", "２０２６.7.9", SERIAL_OF_JULY_9);

    @Test
    void takes280OfAReviewOf300RowsWith20Mistakes() throws IOException {
        Filled filled = new Filled(SomeList.workbook());
        for (int village = 1; village <= 3; village++) {
            for (int household = 1; household <= SomeList.HOUSEHOLDS; household++) {
                review(filled, village, household);
            }
        }
        Map<Integer, String> planted = plant(filled);

        CheckedReviews checked = check(filled);

        assertThat(planted).hasSize(20);
        assertThat(checked.mistakes())
                .extracting(Mistake::toString)
                .containsExactlyElementsOf(planted.entrySet().stream()
                        .map(mistake ->
                                "sheet " + SomeList.sheet(2) + ", row " + mistake.getKey() + ": " + mistake.getValue())
                        .toList());
        assertThat(checked.facts()).hasSize(280);
        assertThat(checked.facts())
                .filteredOn(fact -> fact.householdId().startsWith("370982001001"))
                .satisfies(facts -> {
                    assertThat(facts).hasSize(100);
                    assertThat(facts.get(0)).isEqualTo(fact(1, Opinion.LOWER, "21000", "逢灾"));
                    assertThat(facts.get(1)).isEqualTo(fact(2, Opinion.RAISE, "42000", ""));
                    assertThat(facts.get(2)).isEqualTo(fact(3, Opinion.REFUSE, "0", ""));
                    assertThat(facts.get(3)).isEqualTo(fact(4, Opinion.AGREE, "34000", ""));
                });
    }

    @Test
    void takesAnySubsetOfVillagesAndOnlyRowsThatWereFilled() throws IOException {
        Filled filled = new Filled(SomeList.workbook())
                .without("汇总")
                .without(SomeList.sheet(1))
                .review(SomeList.sheet(3), 8, "同意", "", "评议员", "2026-07-09");

        CheckedReviews checked = check(filled);

        assertThat(checked.mistakes()).isEmpty();
        assertThat(checked.facts()).extracting(ReviewFact::householdId).containsExactly(SomeList.household(3, 7));
    }

    @Test
    void readsAmountsAsExcelWritesThem() throws IOException {
        Filled filled = new Filled(SomeList.workbook())
                .review(SomeList.sheet(1), 2, "调减", new BigDecimal("2.2999999999999998"), "评议员", "2026-07-09")
                .with(SomeList.sheet(1), 2, ListColumn.LIMIT, new BigDecimal("3.1000000000000001"));

        assertThat(check(filled).facts()).singleElement().satisfies(fact -> assertThat(fact.newLimitYuan())
                .isEqualByComparingTo("23000"));
    }

    @Test
    void raisesUpToTheCapAndNoFurther() throws IOException {
        Filled filled = new Filled(SomeList.workbook())
                .review(SomeList.sheet(1), 2, "调增", new BigDecimal("20"), "评议员", "2026-07-09")
                .review(SomeList.sheet(1), 3, "调增", new BigDecimal("10.1"), "评议员", "2026-07-09");

        CheckedReviews checked = check(filled);

        assertThat(checked.facts()).singleElement().satisfies(fact -> assertThat(fact.newLimitYuan())
                .isEqualByComparingTo("200000"));
        assertThat(checked.mistakes())
                .extracting(Mistake::why)
                .containsExactly("建议额度(万元) is above the policy's cap for grade C");
    }

    @Test
    void refusesASheetThatNoLongerNamesItsColumns() throws IOException {
        Filled filled = new Filled(SomeList.workbook())
                .with(SomeList.sheet(1), 1, ListColumn.REVIEWER, "谁")
                .review(SomeList.sheet(1), 2, "同意", "", "评议员", "2026-07-09");

        CheckedReviews checked = check(filled);

        assertThat(checked.facts()).isEmpty();
        assertThat(checked.mistakes())
                .extracting(Mistake::toString)
                .containsExactly("sheet " + SomeList.sheet(1) + ", row 1: the first row has not the columns 评议人");
    }

    @Test
    void knowsTheListThatAWorkbookIsOf() throws IOException {
        assertThat(ReviewWorkbook.read(SomeList.workbook()).stamp()).contains(SomeList.STAMP);
        assertThat(ReviewWorkbook.read(new Filled(SomeList.workbook(), null).bytes())
                        .stamp())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no workbook", "PK\u0003\u0004 neither"})
    void refusesBytesThatAreNoWorkbook(String text) {
        assertThatThrownBy(() -> ReviewWorkbook.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-7/9", "9.7.2026", "昨天", "2026-13-01", "46212", "0"})
    void readsNoDateThatIsNone(String text) {
        assertThat(ReviewDate.read(text)).isEmpty();
    }

    private static CheckedReviews check(Filled filled) throws IOException {
        return CheckedReviews.of(ReviewWorkbook.read(filled.bytes()), SomeList.check());
    }

    /** Four opinions in turn, as people write them. */
    private static void review(Filled filled, int village, int household) {
        String sheet = SomeList.sheet(village);
        Object date = DATES.get(household % DATES.size());
        BigDecimal limit = SomeList.limit(household);
        switch (household % 4) {
            case 0 -> filled.review(sheet, household + 1, " 同意 ", "", "评议员", date);
            case 1 -> filled.review(sheet, household + 1, "调减：逢灾", limit.subtract(BigDecimal.ONE), "评议员", date);
            case 2 -> filled.review(sheet, household + 1, "调增", limit.add(BigDecimal.ONE), "评议员", date);
            default -> filled.review(sheet, household + 1, "不予授信", "", "评议员", date);
        }
    }

    /** One mistake a row into the second village: what must be said of it by the number of its row. */
    private static Map<Integer, String> plant(Filled filled) {
        String sheet = SomeList.sheet(2);
        Map<Integer, String> why = new LinkedHashMap<>();
        for (int row = 2; row <= 21; row++) {
            filled.review(sheet, row, "同意", "", "评议员", "2026-07-09");
        }
        filled.with(sheet, 2, ListColumn.REVIEWER, " ");
        why.put(2, "评议人 is missing");
        filled.with(sheet, 3, ListColumn.REVIEWED_ON, "");
        why.put(3, "评议日期 is missing");
        filled.with(sheet, 4, ListColumn.REVIEWED_ON, "2026-06-29");
        why.put(4, "评议日期 is before the list of 2026-06-30");
        filled.with(sheet, 5, ListColumn.REVIEWED_ON, "上周");
        why.put(5, "评议日期 is no date such as 2026-06-30");
        filled.with(sheet, 6, ListColumn.REVIEWED_ON, "2026-12-28");
        why.put(6, "评议日期 is after 2026-12-27, when the list ends");
        filled.with(sheet, 7, ListColumn.OPINION, "");
        why.put(7, "评议意见 is missing");
        filled.with(sheet, 8, ListColumn.OPINION, "可以");
        why.put(8, "评议意见 is none of 同意, 调减, 调增, 不予授信");
        filled.with(sheet, 9, ListColumn.OPINION, "同意：电话10000001234");
        why.put(9, "the remark holds a number as long as a phone or identity number");
        filled.with(sheet, 10, ListColumn.OPINION, "调减");
        why.put(10, "建议额度(万元) is missing, 调减 needs one");
        filled.review(sheet, 11, "调减", "两万", "评议员", "2026-07-09");
        why.put(11, "建议额度(万元) is no number");
        filled.review(sheet, 12, "调减", new BigDecimal("2.25"), "评议员", "2026-07-09");
        why.put(12, "建议额度(万元) is not in whole 1,000 yuan, that is with one decimal");
        filled.review(sheet, 13, "调减", new BigDecimal("3.2"), "评议员", "2026-07-09");
        why.put(13, "调减 needs an amount below the listed one");
        filled.review(sheet, 14, "调减", BigDecimal.ZERO, "评议员", "2026-07-09");
        why.put(14, "调减 needs an amount above 0; to refuse, write 不予授信");
        filled.review(sheet, 15, "调增", new BigDecimal("3.4"), "评议员", "2026-07-09");
        why.put(15, "调增 needs an amount above the listed one");
        filled.review(sheet, 16, "调增", new BigDecimal("30.1"), "评议员", "2026-07-09");
        why.put(16, "建议额度(万元) is above the policy's cap for grade A");
        filled.review(sheet, 17, "不予授信", new BigDecimal("1.0"), "评议员", "2026-07-09");
        why.put(17, "不予授信 stands beside an amount other than 0");
        filled.with(sheet, 18, ListColumn.SUGGESTED_LIMIT, new BigDecimal("9.9"));
        why.put(18, "同意 stands beside another amount than the listed one");
        filled.with(sheet, 19, ListColumn.HOUSEHOLD, SomeList.household(2, 99));
        why.put(19, "承包方编码 is not as it was listed; only the last four columns are there to be filled");
        filled.with(sheet, 20, ListColumn.HOUSEHOLD, "370982009009000001").with(sheet, 20, ListColumn.NUMBER, "");
        why.put(20, "this household is not on the list");
        filled.with(sheet, 21, ListColumn.LIMIT, new BigDecimal("9.9"));
        why.put(21, "预授信额度(万元) is not as it was listed; only the last four columns are there to be filled");
        return why;
    }

    private static ReviewFact fact(int household, Opinion opinion, String limit, String remark) {
        return new ReviewFact(
                SomeList.household(1, household),
                opinion,
                SomeList.limit(household).movePointRight(4),
                new BigDecimal(limit),
                "评议员",
                LocalDate.of(2026, 7, 9),
                remark);
    }
}
