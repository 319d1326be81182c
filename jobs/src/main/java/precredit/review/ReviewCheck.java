package precredit.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import precredit.policy.Grade;
import precredit.policy.Opinion;
import precredit.policy.Policy;
import precredit.publish.PublishedList;
import precredit.publish.workbook.ListColumn;

/** What a reviewed row must be to count: of a household as it was listed, signed and dated, with an amount that fits. */
final class ReviewCheck {
    private static final String WORDS =
            Stream.of(Opinion.values()).map(Opinion::word).collect(Collectors.joining(", "));
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{11}");
    private static final int LONGEST_REVIEWER = 50;

    private final ReviewedList list;
    private final LocalDate listed;
    private final Map<String, BigDecimal> capByGrade;

    ReviewCheck(PublishedList list, Policy policy) {
        this.list = new ReviewedList(list);
        this.listed = list.stamp().dt();
        this.capByGrade = policy.grades().stream().collect(Collectors.toMap(Grade::name, Grade::capYuan));
    }

    /** Why a row does not count; the first reason of several. */
    Optional<String> fault(ReviewRow row) {
        Optional<List<String>> found = list.row(row);
        return found.isEmpty()
                ? Optional.of("this household is not on the list")
                : Stream.<BiFunction<ReviewRow, List<String>, Optional<String>>>of(
                                this::changedFault,
                                this::opinionFault,
                                this::reviewerFault,
                                this::dateFault,
                                this::amountFault)
                        .map(check -> check.apply(row, found.get()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** What a row without fault says. */
    ReviewFact fact(ReviewRow row) {
        List<String> cells = list.row(row).orElseThrow();
        SaidOpinion said = said(row).orElseThrow();
        BigDecimal before = listedLimit(cells);
        return new ReviewFact(
                row.text(ListColumn.HOUSEHOLD),
                said.opinion(),
                before,
                switch (said.opinion()) {
                    case AGREE -> before;
                    case REFUSE -> BigDecimal.ZERO;
                    case LOWER, RAISE -> suggested(row).orElseThrow();
                },
                row.text(ListColumn.REVIEWER),
                ReviewDate.read(row.text(ListColumn.REVIEWED_ON)).orElseThrow(),
                said.remark());
    }

    private Optional<String> changedFault(ReviewRow row, List<String> cells) {
        return ReviewedList.changed(row, cells)
                .map(column ->
                        column.title() + " is not as it was listed; only the last four columns are there to be filled");
    }

    private Optional<String> opinionFault(ReviewRow row, List<String> cells) {
        Optional<SaidOpinion> said = said(row);
        return faults(
                fault(row.text(ListColumn.OPINION).isEmpty(), "评议意见 is missing"),
                fault(said.isEmpty(), "评议意见 is none of " + WORDS),
                fault(
                        said.map(SaidOpinion::remark)
                                .filter(PERSONAL_NUMBER.asPredicate())
                                .isPresent(),
                        "the remark holds a number as long as a phone or identity number"));
    }

    private Optional<String> reviewerFault(ReviewRow row, List<String> cells) {
        String reviewer = row.text(ListColumn.REVIEWER);
        return faults(
                fault(reviewer.isEmpty(), "评议人 is missing"),
                fault(reviewer.length() > LONGEST_REVIEWER, "评议人 is longer than " + LONGEST_REVIEWER + " characters"),
                fault(
                        PERSONAL_NUMBER.matcher(reviewer).find(),
                        "评议人 holds a number as long as a phone or identity number"));
    }

    private Optional<String> dateFault(ReviewRow row, List<String> cells) {
        Optional<LocalDate> on = ReviewDate.read(row.text(ListColumn.REVIEWED_ON));
        LocalDate last = LocalDate.parse(ReviewedList.cell(cells, ListColumn.VALID_TO));
        return faults(
                fault(row.text(ListColumn.REVIEWED_ON).isEmpty(), "评议日期 is missing"),
                fault(on.isEmpty(), "评议日期 is no date such as " + listed),
                fault(on.filter(listed::isAfter).isPresent(), "评议日期 is before the list of " + listed),
                fault(on.filter(last::isBefore).isPresent(), "评议日期 is after " + last + ", when the list ends"));
    }

    private Optional<String> amountFault(ReviewRow row, List<String> cells) {
        String text = row.text(ListColumn.SUGGESTED_LIMIT);
        Opinion opinion = said(row).orElseThrow().opinion();
        Optional<BigDecimal> yuan = suggested(row);
        if (text.isEmpty()) {
            return fault(
                    opinion == Opinion.LOWER || opinion == Opinion.RAISE,
                    "建议额度(万元) is missing, " + opinion.word() + " needs one");
        }
        return faults(
                        fault(yuan.isEmpty(), "建议额度(万元) is no number"),
                        fault(
                                yuan.filter(Amounts::isWholeThousands).isEmpty(),
                                "建议额度(万元) is not in whole 1,000 yuan, that is with one decimal"))
                .or(() -> limitFault(opinion, yuan.orElseThrow(), cells));
    }

    private Optional<String> limitFault(Opinion opinion, BigDecimal yuan, List<String> cells) {
        BigDecimal before = listedLimit(cells);
        String grade = ReviewedList.cell(cells, ListColumn.GRADE);
        return switch (opinion) {
            case AGREE -> fault(yuan.compareTo(before) != 0, "同意 stands beside another amount than the listed one");
            case REFUSE -> fault(yuan.signum() != 0, "不予授信 stands beside an amount other than 0");
            case LOWER ->
                faults(
                        fault(yuan.signum() <= 0, "调减 needs an amount above 0; to refuse, write 不予授信"),
                        fault(yuan.compareTo(before) >= 0, "调减 needs an amount below the listed one"));
            case RAISE ->
                faults(
                        fault(yuan.compareTo(before) <= 0, "调增 needs an amount above the listed one"),
                        fault(
                                !capByGrade.containsKey(grade),
                                "the policy no longer knows this grade, nothing can be raised"),
                        fault(
                                yuan.compareTo(capByGrade.getOrDefault(grade, yuan)) > 0,
                                "建议额度(万元) is above the policy's cap for grade " + grade));
        };
    }

    private static Optional<SaidOpinion> said(ReviewRow row) {
        return SaidOpinion.read(row.text(ListColumn.OPINION));
    }

    private static Optional<BigDecimal> suggested(ReviewRow row) {
        return Amounts.read(row.text(ListColumn.SUGGESTED_LIMIT)).map(Amounts::yuan);
    }

    private static BigDecimal listedLimit(List<String> cells) {
        return Amounts.yuan(new BigDecimal(ReviewedList.cell(cells, ListColumn.LIMIT)));
    }

    private static Optional<String> fault(boolean holds, String why) {
        return holds ? Optional.of(why) : Optional.empty();
    }

    @SafeVarargs
    private static Optional<String> faults(Optional<String>... faults) {
        return Stream.of(faults).flatMap(Optional::stream).findFirst();
    }
}
