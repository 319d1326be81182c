package precredit.delivery;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads the slices of one task and gives the rows that the plan wants. */
final class DeliveryReader implements PartitionReader<InternalRow> {
    private static final long[] NONE = {};
    private final ScanPlan plan;
    private final Iterator<Slice> slices;
    private final Persons persons;
    private final RowWriter writer;
    private RecordScanner scanner;
    private RowReader row;
    private int file;
    private long[] rejected = NONE;

    DeliveryReader(ScanPlan plan, List<Slice> slices) {
        this.plan = plan;
        this.slices = slices.iterator();
        this.persons = new Persons(plan.tokenKey(), plan.erased());
        this.writer = RowWriter.of(plan);
    }

    @Override
    public boolean next() throws IOException {
        while (nextRow()) {
            if (writer.takes(row, file, reason())) {
                return true;
            }
        }
        return writer.takesRest();
    }

    @Override
    public InternalRow get() {
        return writer.row();
    }

    @Override
    public void close() throws IOException {
        if (scanner != null) {
            scanner.close();
        }
    }

    private boolean nextRow() throws IOException {
        while (row == null || !(plan.wanted() == ScanPlan.Wanted.QUARANTINE ? row.nextOf(rejected) : row.next())) {
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

    private void open(Slice slice) throws IOException {
        file = slice.file();
        FilePlan of = plan.files().get(file);
        scanner = new RecordScanner(
                SliceInput.open(of, slice, plan.configuration().value()), slice.line());
        if (of.isCompressed()) {
            scanner.next();
        }
        row = new RowReader(scanner, of, persons);
        rejected = plan.rejected().getOrDefault(file, NONE);
    }

    private Reason reason() {
        return row.reason().orElseGet(() -> Arrays.binarySearch(rejected, row.line()) >= 0 ? Reason.DUPLICATE : null);
    }
}
