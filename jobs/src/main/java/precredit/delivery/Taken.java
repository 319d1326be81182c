package precredit.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import precredit.lake.Lake;
import precredit.lake.LakeTable;

/** The record of what was taken: one entry a file. */
record Taken(List<Entry> entries) {
    private static final String KNOWN_FROM = "@";

    /** How a source is read, and from when the rows of one delivery are known, which its files say. */
    static String rules(String source, int knownFrom) {
        return source + KNOWN_FROM + knownFrom;
    }

    /** One taken file. {@code rules} tells two ways of reading the source apart, and from when rows are known. */
    record Entry(
            String county,
            String source,
            LocalDate dt,
            String file,
            String type,
            String stamp,
            String rules,
            String sha256,
            long bytes,
            long delivered,
            long good,
            long quarantined,
            long duplicates) {
        Entry stamped(String now) {
            return new Entry(
                    county,
                    source,
                    dt,
                    file,
                    type,
                    now,
                    rules,
                    sha256,
                    bytes,
                    delivered,
                    good,
                    quarantined,
                    duplicates);
        }

        /** The same file with other numbers of rows in quarantine, and of duplicates among them. */
        Entry quarantining(long rows, long repeating) {
            return new Entry(
                    county,
                    source,
                    dt,
                    file,
                    type,
                    stamp,
                    rules,
                    sha256,
                    bytes,
                    delivered,
                    delivered - rows,
                    rows,
                    repeating);
        }

        Row row() {
            return RowFactory.create(
                    county,
                    source,
                    dt,
                    file,
                    type,
                    stamp,
                    rules,
                    sha256,
                    bytes,
                    delivered,
                    good,
                    quarantined,
                    duplicates);
        }
    }

    /** What a lake says was taken. */
    static Taken in(Lake lake) {
        return new Taken(lake.readFew(LakeTable.TAKEN).stream()
                .map(row -> new Entry(
                        row.getString(0),
                        row.getString(1),
                        row.getLocalDate(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12)))
                .toList());
    }

    /** The entries as rows of the table. */
    List<Row> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    /** The entries of one delivery. */
    List<Entry> of(Delivery delivery) {
        return entries.stream()
                .filter(entry ->
                        entry.source().equals(delivery.source()) && entry.dt().equals(delivery.dt()))
                .toList();
    }

    /** Whether a delivery lies as it lay when it was taken by these rules: then nothing of it need be read. */
    boolean holds(Delivery delivery, String rules) {
        List<Entry> of = of(delivery);
        return !of.isEmpty()
                && of.stream()
                        .allMatch(entry -> entry.stamp().equals(delivery.stamp())
                                && entry.rules().startsWith(rules + KNOWN_FROM));
    }

    /** Whether the same bytes were taken by the same rules, whatever their time stamps. */
    boolean holdsContent(Delivery delivery, Map<String, String> sha256, String rules) {
        Map<String, String> before = new TreeMap<>();
        of(delivery).forEach(entry -> before.put(entry.file(), entry.rules() + entry.sha256()));
        Map<String, String> now = new TreeMap<>();
        sha256.forEach((file, hash) -> now.put(file, rules + hash));
        return before.equals(now);
    }

    /** The same entries, with the time stamps that their deliveries have now. */
    Taken restamped(List<Delivery> touched) {
        Map<String, String> stamps = new TreeMap<>();
        touched.forEach(delivery -> stamps.put(delivery.label(), delivery.stamp()));
        return new Taken(entries.stream()
                .map(entry -> entry.stamped(stamps.getOrDefault(entry.source() + " dt=" + entry.dt(), entry.stamp())))
                .toList());
    }

    Taken upTo(LocalDate date) {
        return new Taken(
                entries.stream().filter(entry -> !entry.dt().isAfter(date)).toList());
    }

    List<Entry> ofSource(String source) {
        return entries.stream().filter(entry -> entry.source().equals(source)).toList();
    }

    Optional<LocalDate> newest(String source) {
        return ofSource(source).stream().map(Entry::dt).max(LocalDate::compareTo);
    }
}
