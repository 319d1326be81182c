package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import precredit.publish.workbook.ListColumn;
import precredit.publish.workbook.VillageTotals;

/**
 * What a list comes to, counted on the files that are published: limits in yuan by grade, changes by their word and
 * reason, figures of every village. {@code previous} is the date of the list before.
 */
public record ListFigures(
        Totals totals,
        List<VillageTotals> villages,
        List<Grade> grades,
        List<Changed> changes,
        Optional<String> previous) {
    private static final int GRADE = ListColumn.published().indexOf(ListColumn.GRADE);
    private static final int LIMIT = ListColumn.published().indexOf(ListColumn.LIMIT);

    public ListFigures {
        villages = List.copyOf(villages);
        grades = List.copyOf(grades);
        changes = List.copyOf(changes);
    }

    /** The listed households of a grade, their limits together, the smallest and the largest. */
    public record Grade(String name, long households, BigDecimal limitYuan, BigDecimal smallest, BigDecimal largest) {
        private static Grade of(List<String> row) {
            BigDecimal limit = Yuan.read(row.get(LIMIT));
            return new Grade(row.get(GRADE), 1, limit, limit, limit);
        }

        private Grade and(Grade other) {
            return new Grade(
                    name,
                    households + other.households,
                    limitYuan.add(other.limitYuan),
                    smallest.min(other.smallest),
                    largest.max(other.largest));
        }
    }

    /** The households with one change, in its word, for one reason. */
    public record Changed(String change, String reason, long households) {
        private static Changed of(NamedCsvRecord row) {
            return new Changed(row.getField(ChangeList.CHANGE), row.getField(ChangeList.REASON), 1);
        }

        private Changed and(Changed other) {
            return new Changed(change, reason, households + other.households);
        }

        private List<String> key() {
            return List.of(change, reason);
        }
    }

    static ListFigures of(
            Totals totals,
            List<VillageTotals> villages,
            List<List<String>> preapproval,
            ListFile changeList,
            Optional<CurrentList> previous) {
        TreeMap<String, Grade> grades = new TreeMap<>();
        preapproval.forEach(row -> grades.merge(row.get(GRADE), Grade.of(row), Grade::and));
        TreeMap<String, Changed> changes = new TreeMap<>();
        CsvText.read(changeList.bytes(), Changed::of)
                .forEach(row -> changes.merge(row.key().toString(), row, Changed::and));
        return new ListFigures(
                totals,
                villages,
                new ArrayList<>(grades.values()),
                new ArrayList<>(changes.values()),
                previous.map(CurrentList::dt));
    }
}
