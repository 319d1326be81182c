package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.Pins;
import precredit.publish.Sha256;
import precredit.record.RunRecord;
import precredit.store.Store;

/** Sets a night that was computed again beside the published one: its tables by household and column, its files by bytes. */
record Comparison(SparkSession spark, Store published, Store again, RunRecord record) {
    private static final String KEY = "household_id";

    /** A sentence for each table and file that differs. No sentence holds what a person's row says. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        Stream.of(LakeTable.FEATURES, LakeTable.LEDGER)
                .forEach(table -> ofTable(table).ifPresent(found::add));
        Map<String, Long> files = again.files(record.list());
        TreeSet<String> names = new TreeSet<>(record.files().keySet());
        names.addAll(files.keySet());
        names.remove("manifest.json");
        names.stream().filter(name -> differs(name, files)).map(this::ofFile).forEach(found::add);
        return found;
    }

    private Optional<String> ofTable(LakeTable table) {
        LocalDate asOf = LocalDate.parse(record.asOf());
        Pins then = new Pins(Optional.of(published), record.run(), record.tables(), Optional.empty());
        Dataset<Row> before = new Lake(spark, published, record.county(), then).read(table, asOf);
        Dataset<Row> now = new Lake(spark, again, record.county()).read(table, asOf);
        List<String> columns = Stream.of(now.columns())
                .filter(column -> !column.equals(KEY))
                .filter(List.of(before.columns())::contains)
                .toList();
        Dataset<Row> both = before.withColumn("present", lit(1))
                .as("before")
                .join(
                        now.withColumn("present", lit(1)).as("now"),
                        col("before." + KEY).equalTo(col("now." + KEY)),
                        "full_outer");
        Row counts = counted(both, columns);
        List<String> differing = columns.stream()
                .filter(column -> counts.<Long>getAs(column) > 0)
                .toList();
        long households = counts.getAs("households");
        return households == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d households differ, in %s",
                        table.path(),
                        households,
                        counts.<Long>getAs("all"),
                        String.join(", ", differing)));
    }

    private static Row counted(Dataset<Row> both, List<String> columns) {
        Column any = not(col("before.present").eqNullSafe(col("now.present")));
        List<Column> counts = new ArrayList<>();

        for (String column : columns) {
            Column differs = not(col("before." + column).eqNullSafe(col("now." + column)));
            any = any.or(differs);
            counts.add(count(when(differs, lit(1))).as(column));
        }
        counts.add(count(when(any, lit(1))).as("households"));
        return both.agg(count(lit(1)).as("all"), counts.toArray(Column[]::new)).head();
    }

    private boolean differs(String name, Map<String, Long> files) {
        return !files.containsKey(name)
                || !Sha256.hex(again.read(record.list() + "/" + name))
                        .equals(record.files().get(name));
    }

    private String ofFile(String name) {
        String path = record.list() + "/" + name;
        if (!again.exists(path)) {
            return name + ": it was not made again";
        }
        if (!record.files().containsKey(name)) {
            return name + ": it was not published";
        }
        boolean isStillThere = published.exists(path)
                && Sha256.hex(published.read(path)).equals(record.files().get(name));
        return isStillThere && name.endsWith(".csv")
                ? name + ": line " + firstLine(published.read(path), again.read(path)) + " is the first that differs"
                : name + ": its sha256 differs";
    }

    /** From 1; lines end where the file says so, also within a quoted cell. */
    private static int firstLine(byte[] before, byte[] now) {
        List<String> then = lines(before);
        List<String> later = lines(now);
        int line = 0;
        while (line < Math.min(then.size(), later.size()) && then.get(line).equals(later.get(line))) {
            line++;
        }
        return line + 1;
    }

    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.UTF_8).split("\r\n", -1));
    }
}
