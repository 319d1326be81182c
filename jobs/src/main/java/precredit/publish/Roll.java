package precredit.publish;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.rows.HeldRows;

/** The roll of a county as a ledger decided it, on the driver and by household: all that is published is drawn from it. */
public final class Roll implements Iterable<Decided> {
    private final HeldRows rows;

    private Roll(HeldRows rows) {
        this.rows = rows;
    }

    /** Of the rows of a ledger of one date. */
    public static Roll of(Dataset<Row> ledger) {
        return new Roll(HeldRows.of(LedgerField.of(ledger)).sortedBy(LedgerField.HOUSEHOLD_ID.place()));
    }

    public Stream<Decided> households() {
        return IntStream.range(0, rows.count()).mapToObj(this::at);
    }

    /** Those that the list names. */
    public Stream<Decided> listed() {
        return households().filter(Decided::isListed);
    }

    @Override
    public Iterator<Decided> iterator() {
        return households().iterator();
    }

    /** The household of a code, if it is on the roll. */
    public Optional<Decided> find(String householdId) {
        UTF8String wanted = UTF8String.fromString(householdId);
        int from = 0;
        int to = rows.count() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            Decided found = at(middle);
            int order = found.utf8(LedgerField.HOUSEHOLD_ID).binaryCompare(wanted);
            if (order == 0) {
                return Optional.of(found);
            } else if (order < 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return Optional.empty();
    }

    private Decided at(int place) {
        return new Decided(rows.row(place), rows.columns());
    }
}
