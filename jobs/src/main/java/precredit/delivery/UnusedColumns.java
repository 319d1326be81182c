package precredit.delivery;

import java.util.List;
import java.util.regex.Pattern;

/** What a user is told of columns that nobody asked for. */
final class UnusedColumns {
    /** A line end that was lost makes headings of the first row, and that may name a person. */
    private static final Pattern NO_HEADING = Pattern.compile("\\d{4}|\\p{Cntrl}|.{41}", Pattern.DOTALL);

    private UnusedColumns() {}

    /** A few words for each, or for all of them when what is read as headings may be none. */
    static List<String> of(FileLayout layout) {
        List<String> names = layout.columns().stream()
                .filter(column -> !column.known())
                .map(FileLayout.Column::name)
                .toList();
        return names.stream().anyMatch(name -> NO_HEADING.matcher(name).find())
                ? List.of("has " + names.size() + " columns that are not used; some of their headings look like data")
                : names.stream()
                        .map(name -> "has a column that is not used: " + name)
                        .toList();
    }
}
