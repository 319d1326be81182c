package precredit.review;

import java.util.EnumMap;
import java.util.Map;
import precredit.publish.workbook.ListColumn;

/** One row of a workbook as reviewers gave it back: its sheet, its number there, and its cells as text. */
record ReviewRow(String sheet, int number, Map<ListColumn, String> cells) {
    ReviewRow {
        cells = new EnumMap<>(cells);
    }

    /** The text of a cell; an empty one has none. */
    String text(ListColumn column) {
        return cells.getOrDefault(column, "");
    }

    /** Whether reviewers wrote anything into it. */
    boolean isReviewed() {
        return ListColumn.ofReview().stream().anyMatch(column -> !text(column).isEmpty());
    }

    Mistake mistake(String why) {
        return new Mistake(sheet, number, why);
    }
}
