package precredit.review;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import precredit.publish.PublishedList;
import precredit.publish.workbook.ListColumn;

/** The rows of the published list, found by their number or their household. */
final class ReviewedList {
    private static final List<ListColumn> COLUMNS = ListColumn.published();

    private final Map<String, List<String>> byNumber = new HashMap<>();
    private final Map<String, List<String>> byHousehold = new HashMap<>();

    ReviewedList(PublishedList list) {
        for (List<String> row : list.rows()) {
            byNumber.put(cell(row, ListColumn.NUMBER), row);
            byHousehold.put(cell(row, ListColumn.HOUSEHOLD), row);
        }
    }

    /** The listed cells that a reviewed row has by its number or, where that names none, by its household. */
    Optional<List<String>> row(ReviewRow row) {
        return Optional.ofNullable(byNumber.get(row.text(ListColumn.NUMBER)))
                .or(() -> Optional.ofNullable(byHousehold.get(row.text(ListColumn.HOUSEHOLD))));
    }

    /** The first column in which a reviewed row is not as it was listed; the code comes before everything else. */
    static Optional<ListColumn> changed(ReviewRow row, List<String> listed) {
        return same(row, listed, ListColumn.HOUSEHOLD)
                ? COLUMNS.stream().filter(column -> !same(row, listed, column)).findFirst()
                : Optional.of(ListColumn.HOUSEHOLD);
    }

    static String cell(List<String> listed, ListColumn column) {
        return listed.get(COLUMNS.indexOf(column));
    }

    private static boolean same(ReviewRow row, List<String> listed, ListColumn column) {
        String before = cell(listed, column);
        String now = row.text(column);
        return column.isNumber()
                ? Amounts.read(now)
                        .map(number -> number.compareTo(new BigDecimal(before)) == 0)
                        .orElse(false)
                : plain(now).equals(plain(before));
    }

    /** Spreadsheet programs turn every line break into one of their own and drop what XML cannot hold. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
