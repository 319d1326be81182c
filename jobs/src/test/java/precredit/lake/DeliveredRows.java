package precredit.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Rows of an append table by the day of their delivery, and their way into a lake. */
final class DeliveredRows {
    private static final String COUNTY = "370982";
    private static final String SOURCE = "market";

    private final SparkSession spark;
    private final LakeTable table;
    private final Random random;
    private final Map<LocalDate, List<Object[]>> delivered = new TreeMap<>();

    DeliveredRows(SparkSession spark, LakeTable table, Random random) {
        this.spark = spark;
        this.table = table;
        this.random = random;
    }

    List<LocalDate> days() {
        return List.copyOf(delivered.keySet());
    }

    /** A row with the values of the table's own columns, that says when it happened or, with null, does not. */
    void add(LocalDate dt, long key, long version, LocalDate day, Object... own) {
        addKnown(dt, dt, key, version, day, own);
    }

    /** The same of a row that was not known from its delivery on. */
    void addKnown(LocalDate from, LocalDate dt, long key, long version, LocalDate day, Object... own) {
        List<Object[]> rows = delivered.computeIfAbsent(dt, any -> new ArrayList<>());
        Object[] every = {
            COUNTY, SOURCE, "rows", dt, from, rows.size() + 2L, day, "k" + key, key, random.nextLong(), version
        };
        rows.add(Stream.concat(Arrays.stream(every), Arrays.stream(own)).toArray());
    }

    /** Takes the first rows of a delivery out of it. */
    void cut(LocalDate dt, int rows) {
        delivered.get(dt).subList(0, rows).clear();
    }

    /** Puts what was delivered from a date on into the lake, as an ingest does. */
    void write(Lake lake, LocalDate from) {
        List<Row> rows = delivered.entrySet().stream()
                .filter(of -> !of.getKey().isBefore(from))
                .flatMap(of -> of.getValue().stream())
                .map(RowFactory::create)
                .toList();
        lake.replace(
                table,
                Extent.from(SOURCE, from),
                spark.createDataFrame(rows, table.schema()).repartition(3, functions.col("dt")),
                "a");
        lake.replace(
                LakeTable.REPEATED,
                Extent.everything(),
                spark.createDataFrame(repeated(), LakeTable.REPEATED.schema()),
                "a");
    }

    private List<Row> repeated() {
        Map<Object, List<Object[]>> byHash = new HashMap<>();
        delivered
                .values()
                .forEach(rows -> rows.forEach(row ->
                        byHash.computeIfAbsent(row[8], any -> new ArrayList<>()).add(row)));
        List<Row> repeated = new ArrayList<>();
        byHash.forEach((hash, rows) -> {
            if (rows.size() > 1) {
                LocalDate newest = (LocalDate) rows.get(rows.size() - 1)[3];
                new TreeSet<>(rows.stream()
                                .map(row -> (LocalDate) (row[6] == null ? row[3] : row[6]))
                                .toList())
                        .forEach(day -> repeated.add(RowFactory.create(COUNTY, SOURCE, newest, hash, day)));
            }
        });
        return repeated;
    }
}
