package precredit.publish.report;

import java.util.List;

/** A table of a report: rows of cells as they are shown, and below them perhaps their sums. */
record Table(String id, String title, List<Column> columns, List<List<String>> rows, List<String> sums) {
    Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        sums = List.copyOf(sums);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width) || !(sums.isEmpty() || sums.size() == width)) {
            throw new IllegalArgumentException("table " + id + " has a row that is not " + width + " cells wide");
        }
    }

    /** A table without sums. */
    Table(String id, String title, List<Column> columns, List<List<String>> rows) {
        this(id, title, columns, rows, List.of());
    }

    /** The title of a column and whether its cells are numbers. */
    record Column(String title, boolean number) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }
}
