package precredit.delivery;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import precredit.settings.FileSettings.Type;

/** Takes erased persons out of the rows of one file, and tells where in it they stood. */
final class Forgetting {
    private final RowReader row;
    private final RecordScanner scanner;
    private final FileLayout layout;
    private final Charset charset;
    private final Persons persons;
    private final List<Integer> forgotten = new ArrayList<>();

    Forgetting(RowReader row, RecordScanner scanner, Persons persons) {
        this.row = row;
        this.scanner = scanner;
        this.layout = row.plan().layout();
        this.charset = Charset.forName(row.plan().encoding());
        this.persons = persons;
    }

    /** Empties what is of an erased person in the row just read; returns why it cannot be used then, null when it can. */
    Reason forget(Reason reason) {
        forgotten.clear();
        if (persons.areAllKept()) {
            return reason;
        }
        if (reason != null) {
            return new Numbers(persons).holdErased(scanner.record(), charset) ? Reason.ERASED : reason;
        }
        return forgetErased();
    }

    /** Where in the stream what was emptied lies, from and to. */
    List<long[]> places() {
        return forgotten.stream()
                .sorted()
                .map(index -> new long[] {scanner.position(index), scanner.position(index) + scanner.length(index)})
                .toList();
    }

    /** A row that needs a number is of its person; one that can be without belongs to a household and stays. */
    private Reason forgetErased() {
        boolean isDebtor = layout.debtors().stream().anyMatch(debtor -> persons.isErased(debtor.debtor(row)));
        List<FileLayout.Column> erased =
                layout.columns().stream().filter(this::isErased).toList();
        if (isDebtor || erased.stream().anyMatch(FileLayout.Column::required)) {
            return Reason.ERASED;
        }
        if (!erased.isEmpty()) {
            erased.forEach(column -> empty(column.index()));
            layout.columns().stream()
                    .filter(column -> column.type() == Type.TEXT)
                    .forEach(column -> empty(column.index()));
            IntStream.of(layout.identity()).skip(1).filter(index -> index >= 0).forEach(this::empty);
        }
        return null;
    }

    private boolean isErased(FileLayout.Column column) {
        return column.type() == Type.ID
                && row.has(column.index())
                && persons.isErased(row.person(column.index()).token());
    }

    private void empty(int index) {
        if (row.has(index)) {
            forgotten.add(index);
            row.cell(index).takeText("");
        }
    }
}
