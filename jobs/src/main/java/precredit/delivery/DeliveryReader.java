package precredit.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Reads the slices of one task, row by row. */
final class DeliveryReader implements Closeable {
    private static final long[] NONE = {};
    private final ScanPlan plan;
    private final Iterator<Slice> slices;
    private final Persons persons;
    private RecordScanner scanner;
    private RowReader row;
    private int file;
    private long[] repeating = NONE;

    DeliveryReader(ScanPlan plan, List<Slice> slices) {
        this.plan = plan;
        this.slices = slices.iterator();
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
        return row.reason().orElseGet(() -> Arrays.binarySearch(repeating, row.line()) >= 0 ? Reason.DUPLICATE : null);
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
                SliceInput.open(of, slice, plan.configuration().value()), slice.line());
        if (of.isCompressed()) {
            scanner.next();
        }
        row = new RowReader(scanner, of, persons);
        repeating = plan.repeating().getOrDefault(file, NONE);
    }
}
