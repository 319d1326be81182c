package precredit.delivery;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.LocalDate;
import precredit.problem.Problems;

/** Reads the rows in some places, in their order, and passes over all others. */
final class PlacedReader implements Closeable {
    private final ScanPlan plan;
    private final long[] places;
    private final Persons persons;
    private int next;
    private int file = -1;
    private RecordScanner scanner;
    private RowReader row;

    PlacedReader(ScanPlan plan, long[] places) {
        this.plan = plan;
        this.places = places;
        this.persons = new Persons(plan.tokenKey(), plan.erased());
    }

    /** Moves to the row in the next place; false after the last. */
    boolean next() throws IOException {
        if (next == places.length) {
            return false;
        }
        long place = places[next++];
        FilePlan of = plan.files().get(Place.file(place));
        if (!isThere(place)) {
            throw Problems.deliveryChanged(of.source(), LocalDate.ofEpochDay(of.deliveredOn()), of.name());
        }
        return true;
    }

    private boolean isThere(long place) throws IOException {
        try {
            if (Place.file(place) != file) {
                close();
                open(Place.file(place), Place.position(place));
            }
            return row.next(Place.position(place));
        } catch (EOFException e) {
            return false;
        }
    }

    /** The row that was moved to; its line is not known. */
    RowReader row() {
        return row;
    }

    long place() {
        return places[next - 1];
    }

    @Override
    public void close() throws IOException {
        if (scanner != null) {
            scanner.close();
        }
    }

    private void open(int number, long position) throws IOException {
        file = number;
        FilePlan of = plan.files().get(file);
        long start = of.isCompressed() ? 0 : position;
        scanner = new RecordScanner(
                SliceInput.open(of, start, plan.configuration().value()), 1, start);
        row = new RowReader(scanner, of, persons);
    }
}
