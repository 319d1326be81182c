package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import precredit.identity.Erased;
import precredit.publish.workbook.ListColumn;

/** Persons as a list shows them: the households to which they belonged, and their numbers in part. */
public record ErasedPersons(Set<String> households, Set<String> maskedNumbers) {
    private static final List<ListColumn> PERSONAL = List.of(ListColumn.NAME, ListColumn.ID_NUMBER, ListColumn.PHONE);

    /** Whether a preapproval.csv has one of them as the head of a household. */
    public boolean areNamedIn(byte[] preapproval) {
        return CsvText.read(preapproval, this::isOfOne).contains(true);
    }

    /** The rows of a preapproval.csv, with words in place of them. */
    List<List<String>> rowsWithout(byte[] preapproval) {
        return CsvText.read(preapproval, row -> isOfOne(row) ? withoutPerson(row) : row.getFields());
    }

    private boolean isOfOne(NamedCsvRecord row) {
        return households.contains(row.getField(ListColumn.HOUSEHOLD.title()))
                && maskedNumbers.contains(row.getField(ListColumn.ID_NUMBER.title()));
    }

    private static List<String> withoutPerson(NamedCsvRecord row) {
        List<String> cells = new ArrayList<>(row.getFields());
        PERSONAL.forEach(column -> cells.set(ListColumn.published().indexOf(column), Erased.WORDS));
        return cells;
    }
}
