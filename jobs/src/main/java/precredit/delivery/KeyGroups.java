package precredit.delivery;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import precredit.lake.KeySet;
import precredit.silver.SilverTable;
import scala.Tuple2;

/**
 * What rows with the same key mean for one another.
 *
 * @param repeating the places of those that repeat others
 * @param repeated the keys that several rows of an append table share
 */
record KeyGroups(long[] repeating, List<Repeated> repeated) implements Serializable {
    /** How many numbers tell of a usable new row: the hashes of its key and its content, its {@link Place} and its day. */
    static final int FRESH = 4;
    /** How many tell of one that was taken before: the hashes of its key and its content, and its day. */
    static final int TAKEN = 3;

    /** Of a row that was taken before all new ones. */
    private static final long BEFORE = -1;

    /** A key of a source, first delivered anew on a day, and a day on which one of its rows happened. */
    record Repeated(String source, int dt, long hash, int eventDay) implements Serializable {}

    private record KeyedRow(long hash, long content, long place, int day) {
        private static final Comparator<KeyedRow> ORDER = Comparator.comparingLong(KeyedRow::hash)
                .thenComparingLong(KeyedRow::content)
                .thenComparingLong(KeyedRow::place);

        boolean repeats(KeyedRow before) {
            return place != BEFORE && content == before.content;
        }
    }

    /** Rows that were taken before, by the bucket of their hash. */
    static List<Tuple2<Integer, long[]>> byBucket(long[] taken, int buckets) {
        HashBlocks blocks = new HashBlocks(TAKEN, buckets);
        for (int at = 0; at < taken.length; at += TAKEN) {
            blocks.add(taken[at], taken[at + 1], taken[at + 2]);
        }
        return blocks.end();
    }

    /** Of all rows with some keys: blocks of new ones and of such as were taken before. */
    static KeyGroups of(Iterable<long[]> fresh, Iterable<long[]> taken, List<FilePlan> files) {
        List<KeyedRow> rows = new ArrayList<>();
        KeySet hashes = new KeySet();
        for (long[] block : fresh) {
            for (int at = 0; at < block.length; at += FRESH) {
                rows.add(new KeyedRow(block[at], block[at + 1], block[at + 2], (int) block[at + 3]));
                hashes.add(block[at]);
            }
        }
        for (long[] block : taken) {
            for (int at = 0; at < block.length; at += TAKEN) {
                if (hashes.holds(block[at])) {
                    rows.add(new KeyedRow(block[at], block[at + 1], BEFORE, (int) block[at + 2]));
                }
            }
        }
        rows.sort(KeyedRow.ORDER);
        return of(rows, files);
    }

    private static KeyGroups of(List<KeyedRow> sorted, List<FilePlan> files) {
        LongStream.Builder repeating = LongStream.builder();
        List<Repeated> repeated = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to < sorted.size() && sorted.get(to).hash == sorted.get(from).hash) {
                continue;
            }
            List<KeyedRow> group = sorted.subList(from, to);
            for (int i = 1; i < group.size(); i++) {
                if (group.get(i).repeats(group.get(i - 1))) {
                    repeating.add(group.get(i).place);
                }
            }
            if (group.size() > 1) {
                repeated.addAll(repeated(group, files));
            }
            from = to;
        }
        return new KeyGroups(repeating.build().toArray(), repeated);
    }

    /** Of rows with one hash; only rows of one source share a key, but for hashes that are the same by chance. */
    private static List<Repeated> repeated(List<KeyedRow> group, List<FilePlan> files) {
        SortedMap<String, Integer> first = new TreeMap<>();
        SortedMap<String, TreeSet<Integer>> days = new TreeMap<>();
        for (KeyedRow row : group) {
            FilePlan file = row.place == BEFORE ? null : files.get(Place.file(row.place));
            if (file != null && file.layout().feeds().kind() == SilverTable.Kind.APPEND) {
                first.merge(file.source(), file.deliveredOn(), Math::min);
                days.computeIfAbsent(file.source(), source -> new TreeSet<>()).add(row.day);
            }
        }
        List<Repeated> repeated = new ArrayList<>();
        days.forEach((source, all) -> {
            group.stream().filter(row -> row.place == BEFORE).forEach(row -> all.add(row.day));
            all.forEach(day -> repeated.add(new Repeated(source, first.get(source), group.get(0).hash, day)));
        });
        return repeated;
    }
}
