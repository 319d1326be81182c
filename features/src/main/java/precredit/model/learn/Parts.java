package precredit.model.learn;

import java.util.List;
import java.util.stream.IntStream;

/** Rows that learn and rows that test, by their places. */
public record Parts(int[] learnt, int[] tested) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** So many cuts of all rows; each row tests once. Which it is follows from its place alone. */
    public static List<Parts> folds(int rows, int count) {
        return IntStream.range(0, count)
                .mapToObj(fold -> new Parts(
                        IntStream.range(0, rows)
                                .filter(row -> fold(row, count) != fold)
                                .toArray(),
                        IntStream.range(0, rows)
                                .filter(row -> fold(row, count) == fold)
                                .toArray()))
                .toList();
    }

    private static int fold(int row, int count) {
        return (int) ((((row + 1) * GOLDEN) >>> 33) % count);
    }
}
