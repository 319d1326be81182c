package precredit.publish;

import java.math.BigDecimal;
import java.util.List;
import precredit.publish.workbook.ListColumn;

/**
 * preapproval.csv: the approved households that no review refused, at the limit that holds after review, with the name of
 * the head in full and every number in part.
 */
final class Preapproval {
    static final String NAME = "preapproval.csv";
    static final String HOUSEHOLD = ListColumn.HOUSEHOLD.title();
    static final String TOWNSHIP = ListColumn.TOWNSHIP.title();
    static final String VILLAGE = ListColumn.VILLAGE.title();
    static final String LIMIT = ListColumn.LIMIT.title();
    static final List<String> HEADER =
            ListColumn.published().stream().map(ListColumn::title).toList();
    private static final int RATE_DECIMALS = 2;

    private Preapproval() {}

    static ListFile of(List<Listed> listed) {
        return CsvText.of(NAME, HEADER, listed.iterator(), Preapproval::cells);
    }

    private static List<String> cells(long number, Listed listed) {
        Decided household = listed.household();
        return List.of(
                Long.toString(number),
                household.householdId(),
                listed.head().name(),
                Mask.ID_NUMBER.of(listed.head().idNumber()),
                Mask.PHONE.of(listed.head().phone()),
                household.township(),
                household.village(),
                household.grade(),
                Yuan.shown(household.limitYuan()),
                rate(household.annualRatePct()),
                Integer.toString(household.tenorMonths()),
                household.validFrom().toString(),
                household.validTo().toString(),
                ChangeWords.of(household.change().orElseThrow()),
                household.basis());
    }

    private static String rate(BigDecimal percent) {
        BigDecimal plain = percent.stripTrailingZeros();
        return plain.setScale(Math.max(RATE_DECIMALS, plain.scale())).toPlainString();
    }
}
