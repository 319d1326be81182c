package precredit.lake;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Hashes of keys, each with a day on which something of that key happened; in memory, for those of a county that matter. */
final class KeyDays implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long[] hashes;
    private final int[] days;

    private KeyDays(long[] hashes, int[] days) {
        this.hashes = hashes;
        this.days = days;
    }

    /** Of rows in which neither is null. */
    static KeyDays of(Dataset<Row> rows, Column hash, Column day) {
        FlatMapFunction<Iterator<InternalRow>, KeyDays> packing =
                ofTask -> List.of(packed(ofTask)).iterator();
        Dataset<Row> narrow = rows.select(hash, day).where(hash.isNotNull().and(day.isNotNull()));
        return together(((org.apache.spark.sql.classic.Dataset<Row>) narrow)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(packing)
                .collect());
    }

    KeyDays and(KeyDays others) {
        return together(List.of(this, others));
    }

    boolean isEmpty() {
        return hashes.length == 0;
    }

    int count() {
        return hashes.length;
    }

    KeySet keys() {
        KeySet keys = new KeySet();
        for (long hash : hashes) {
            keys.add(hash);
        }
        return keys;
    }

    /** All days of the keys that have a day in one of these months. */
    KeyDays ofKeysIn(Collection<LocalDate> months) {
        KeySet keys = new KeySet();
        IntPredicate isInMonth = day -> months.contains(month(day));
        for (int i = 0; i < hashes.length; i++) {
            if (isInMonth.test(days[i])) {
                keys.add(hashes[i]);
            }
        }
        return of(keys);
    }

    /** All days of these keys. */
    KeyDays of(KeySet keys) {
        int count = 0;
        long[] some = new long[hashes.length];
        int[] theirs = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            if (keys.holds(hashes[i])) {
                some[count] = hashes[i];
                theirs[count++] = days[i];
            }
        }
        return new KeyDays(Arrays.copyOf(some, count), Arrays.copyOf(theirs, count));
    }

    /** The months of all days, each by its first day. */
    SortedSet<LocalDate> months() {
        SortedSet<LocalDate> months = new TreeSet<>();
        Arrays.stream(days).distinct().forEach(day -> months.add(month(day)));
        return months;
    }

    private static LocalDate month(int day) {
        return LocalDate.ofEpochDay(day).withDayOfMonth(1);
    }

    private static KeyDays together(List<KeyDays> parts) {
        int count = Math.toIntExact(
                parts.stream().mapToLong(part -> part.hashes.length).sum());
        long[] hashes = new long[count];
        int[] days = new int[count];
        int at = 0;
        for (KeyDays part : parts) {
            System.arraycopy(part.hashes, 0, hashes, at, part.hashes.length);
            System.arraycopy(part.days, 0, days, at, part.days.length);
            at += part.hashes.length;
        }
        return new KeyDays(hashes, days);
    }

    private static KeyDays packed(Iterator<InternalRow> rows) {
        long[] hashes = new long[1 << 10];
        int[] days = new int[1 << 10];
        int count = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, Math.multiplyExact(2, count));
                days = Arrays.copyOf(days, hashes.length);
            }
            hashes[count] = row.getLong(0);
            days[count++] = row.getInt(1);
        }
        return new KeyDays(Arrays.copyOf(hashes, count), Arrays.copyOf(days, count));
    }
}
