package precredit.publish.report;

import java.util.List;

/** A part of the report: a title, a sentence that says how to read it, charts, tables, and perhaps lines of plain text. */
record Section(String id, String title, String lead, List<Chart> charts, List<Table> tables, String text) {
    Section {
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    Section(String id, String title, String lead, List<Chart> charts, List<Table> tables) {
        this(id, title, lead, charts, tables, "");
    }
}
