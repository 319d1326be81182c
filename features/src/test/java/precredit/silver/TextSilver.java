package precredit.silver;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.TextRows;

/** Silver tables written as text. Columns left out have usual values, so that a row says only what its test is about. */
public final class TextSilver implements Silver {
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("county", "370614"),
            Map.entry("source", "county-source"),
            Map.entry("dt", "2020-01-01"),
            Map.entry("version", "1"),
            Map.entry("contractor_type", "1"),
            Map.entry("method", "110"),
            Map.entry("relation", "20"),
            Map.entry("checksum_failed", "false"),
            Map.entry("buyer", ""),
            Map.entry("own_sale", "true"),
            Map.entry("scopes", "land|sales|credit"));

    private final Map<SilverTable, Dataset<Row>> tables = new EnumMap<>(SilverTable.class);

    /** Sets one table: the names of its columns, then its rows. */
    public TextSilver with(SilverTable table, String heading, String... lines) {
        return with(
                table,
                heading,
                Arrays.stream(lines).map(line -> TextRows.cells(line)).toList());
    }

    /** Sets one table of many rows. */
    public TextSilver with(SilverTable table, String heading, List<String[]> rows) {
        tables.put(
                table,
                typed(table, TextRows.cells(heading + " line"), numbered(rows)).cache());
        return this;
    }

    /** The same tables in another number of partitions. */
    public Silver in(int partitions) {
        return table -> read(table).repartition(partitions);
    }

    @Override
    public Dataset<Row> read(SilverTable table) {
        return tables.computeIfAbsent(table, none -> typed(none, new String[] {"line"}, List.of()));
    }

    private static Dataset<Row> typed(SilverTable table, String[] heading, List<String[]> rows) {
        Dataset<Row> text = TextRows.of(heading, rows);
        for (String column : table.schema().fieldNames()) {
            if (!Arrays.asList(text.columns()).contains(column)) {
                text = text.withColumn(column, usual(table, column, Set.of(heading)));
            }
        }
        return TextRows.typed(text, table.schema());
    }

    private static Column usual(SilverTable table, String column, Set<String> given) {
        return switch (column) {
            case "file" -> lit(table.name());
            case "record_key" -> col("line");
            case "dt" -> given.contains("known_from") ? col("known_from") : lit(USUAL.get("dt"));
            case "known_from" -> col("dt");
            default -> lit(USUAL.get(column));
        };
    }

    private static List<String[]> numbered(List<String[]> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> Stream.concat(Stream.of(rows.get(row)), Stream.of(Integer.toString(row + 2)))
                        .toArray(String[]::new))
                .toList();
    }
}
