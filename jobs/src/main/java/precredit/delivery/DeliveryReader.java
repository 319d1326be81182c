package precredit.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Reads the slices of one task, row by row. */
final class DeliveryReader implements Closeable {
    private final ScanPlan plan;
    private final Iterator<Slice> slices;
    private final Persons persons;
    private final long[] repeating;
    private RecordScanner scanner;
    private RowReader row;
    private int file;
    private int nextRepeating;

    /** {@code repeating} are the places of rows that repeat others, in order. */
    DeliveryReader(ScanPlan plan, List<Slice> slices, long[] repeating) {
        this.plan = plan;
        this.slices = slices.iterator();
        this.repeating = repeating;
        this.persons = new Persons(plan.tokenKey(), plan.erased());
    }

    boolean next() throws IOException {
        while (row == null || !row.next()) {
            close();
            if (!slices.hasNext()) {
                row = null;
                scanner = null;
                return false;
            }
            open(slices.next());
        }
        return true;
    }

    /** The row that was moved to. */
    RowReader row() {
        return row;
    }

    /** The number of its file in the plan. */
    int file() {
        return file;
    }

    /** Why the row cannot be used; null when it can. */
    Reason reason() {
        boolean isRepeating = isRepeating();
        return row.reason().orElse(isRepeating ? Reason.DUPLICATE : null);
    }

    private boolean isRepeating() {
        long place = Place.of(file, row.position());
        while (nextRepeating < repeating.length && repeating[nextRepeating] < place) {
            nextRepeating++;
        }
        return nextRepeating < repeating.length && repeating[nextRepeating] == place;
    }

    @Override
    public void close() throws IOException {
        if (scanner != null) {
            scanner.close();
        }
    }

    private void open(Slice slice) throws IOException {
        file = slice.file();
        FilePlan of = plan.files().get(file);
        scanner = new RecordScanner(
                SliceInput.open(of, slice, plan.configuration().value()), slice.line(), slice.start());
        if (of.isCompressed()) {
            scanner.next();
        }
        row = new RowReader(scanner, of, persons);
    }
}
