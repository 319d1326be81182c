package precredit.night;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Sets two states of one table side by side: the published one and the same computed again. Fingerprints are compared
 * first; only where these differ are rows looked for.
 *
 * @param name of the table
 * @param row what one row is, in the plural
 * @param key the columns that tell rows apart
 * @param ignored columns that may differ, such as those that say by which run a row was made
 */
record TableComparison(String name, String row, List<String> key, Set<String> ignored) {
    private static final String ADDED = "which is not there";
    private static final String MISSING = "which is not made again";
    private static final int SHOWN = 12;

    /** A sentence that names the first row that differs, and in which columns; it says nothing of their values. */
    Optional<String> difference(Dataset<Row> published, Dataset<Row> again) {
        List<String> columns = Stream.of(again.columns())
                .filter(column -> !key.contains(column) && !ignored.contains(column))
                .filter(List.of(published.columns())::contains)
                .toList();
        Row before = fingerprint(published, columns);
        Row now = fingerprint(again, columns);
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(sentence(published, again, columns)
                        .orElseGet(() -> String.format(
                                Locale.ROOT,
                                "%s: it holds %,d rows, computed again it has %,d, some of them twice",
                                name,
                                before.getLong(0),
                                now.getLong(0))));
    }

    /** How many rows there are, and a sum over all of them that tells tables apart whatever the order of their rows. */
    private Row fingerprint(Dataset<Row> rows, List<String> columns) {
        Column[] told = Stream.concat(key.stream(), columns.stream())
                .flatMap(column -> Stream.of(col(column), col(column).isNull()))
                .toArray(Column[]::new);
        Column hash = xxhash64(told).cast(DataTypes.createDecimalType(20, 0));
        return rows.agg(count(lit(1)), coalesce(sum(hash), lit(0))).head();
    }

    private Optional<String> sentence(Dataset<Row> published, Dataset<Row> again, List<String> columns) {
        Row counts = counted(joined(published, again), columns);
        long differing = counts.getAs("differing");
        if (differing == 0) {
            return Optional.empty();
        }
        Row first = counts.getAs("first");
        List<String> inColumns = columns.stream()
                .filter(column -> counts.<Long>getAs("in " + column) > 0)
                .toList();
        return Optional.of(String.format(
                Locale.ROOT,
                "%s: %,d of %,d %s differ%s; the first is %s, %s",
                name,
                differing,
                counts.<Long>getAs("all"),
                row,
                inColumns.isEmpty() ? "" : ", in " + shown(inColumns),
                IntStream.range(0, key.size())
                        .mapToObj(first::get)
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")),
                how(first.getList(key.size()))));
    }

    private Dataset<Row> joined(Dataset<Row> published, Dataset<Row> again) {
        Column same = key.stream()
                .map(column -> col("before." + column).eqNullSafe(col("now." + column)))
                .reduce(lit(true), Column::and);
        return published
                .withColumn("present", lit(1))
                .as("before")
                .join(again.withColumn("present", lit(1)).as("now"), same, "full_outer");
    }

    private Row counted(Dataset<Row> both, List<String> columns) {
        Column added = col("before.present").isNull();
        Column missing = col("now.present").isNull();
        Column any = added.or(missing);
        List<Column> counts = new ArrayList<>();
        List<Column> named = new ArrayList<>();
        for (String column : columns) {
            Column differs =
                    not(added.or(missing)).and(not(col("before." + column).eqNullSafe(col("now." + column))));
            any = any.or(differs);
            counts.add(count(when(differs, lit(1))).as("in " + column));
            named.add(when(differs, lit(column)));
        }
        named.add(when(added, lit(ADDED)));
        named.add(when(missing, lit(MISSING)));
        Column how = array_compact(array(named.toArray(Column[]::new)));
        List<Column> first = new ArrayList<>();
        key.forEach(column -> first.add(coalesce(col("before." + column), col("now." + column))
                .cast(DataTypes.StringType)
                .as(column)));
        first.add(how.as("how"));
        counts.add(count(when(any, lit(1))).as("differing"));
        counts.add(min(when(any, struct(first.toArray(Column[]::new)))).as("first"));
        return both.agg(count(lit(1)).as("all"), counts.toArray(Column[]::new)).head();
    }

    private static String how(List<String> named) {
        return named.equals(List.of(ADDED)) || named.equals(List.of(MISSING)) ? named.get(0) : "in " + shown(named);
    }

    private static String shown(List<String> columns) {
        int more = columns.size() - SHOWN;
        return more <= 0
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, SHOWN)) + " and " + more + " more";
    }
}
