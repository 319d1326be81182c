package precredit.delivery;

import java.util.List;
import scala.Tuple2;

/** Takes the hashes of the keys of rows of files that are looked into, each with the {@link Place} of its row. */
final class LookedKeys implements Inspection.Rows {
    /** How many numbers tell of one row. */
    static final int WIDTH = 2;

    private final HashBlocks blocks;
    private final Persons persons;
    private RecordScanner scanner;
    private KeyColumns columns;
    private KeyReader reader;
    private int file;

    LookedKeys(int buckets, Persons persons) {
        this.blocks = new HashBlocks(WIDTH, buckets);
        this.persons = persons;
    }

    /** The next rows are of this file. */
    LookedKeys of(KeyColumns columns) {
        this.columns = columns;
        return this;
    }

    @Override
    public void begin(int number, List<String> header, RecordScanner rows) {
        file = number;
        scanner = rows;
        boolean hasKey = columns.parts().stream().allMatch(part -> header.contains(part.name()));
        reader = hasKey ? new KeyReader(rows, header, columns, persons) : null;
    }

    @Override
    public void take() {
        if (reader != null && reader.read()) {
            long place = Place.of(file, scanner.position());
            blocks.add(reader.hash(), place);
            reader.otherHash().ifPresent(other -> blocks.add(other, place));
        }
    }

    List<Tuple2<Integer, long[]>> end() {
        return blocks.end();
    }
}
