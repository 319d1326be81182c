package precredit;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Rows written as text: a heading, then one line a row; cells apart by blanks, {@code -} for null, {@code ''} for empty. */
public final class TextRows {
    private TextRows() {}

    /** Rows with the types of the DDL text, whose names are the heading. */
    public static Dataset<Row> of(String ddl, String... lines) {
        return typed(
                of(
                        StructType.fromDDL(ddl).fieldNames(),
                        Arrays.stream(lines).map(line -> cells(line)).toList()),
                StructType.fromDDL(ddl));
    }

    /** Rows of text. */
    public static Dataset<Row> of(String[] heading, List<String[]> rows) {
        StructType schema = new StructType();
        for (String column : heading) {
            schema = schema.add(column, "string");
        }
        return LocalSpark.session()
                .createDataFrame(
                        rows.stream()
                                .map(cells -> RowFactory.create((Object[]) cells))
                                .toList(),
                        schema);
    }

    /** The columns of the schema, each read from its text. */
    public static Dataset<Row> typed(Dataset<Row> text, StructType schema) {
        return text.select(Arrays.stream(schema.fields())
                .map(field -> col(field.name()).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new));
    }

    /** The cells of one line. */
    public static String[] cells(String line) {
        return Stream.of(line.strip().split("\\s+"))
                .map(cell -> cell.equals("-") ? null : cell.replace("''", ""))
                .toArray(String[]::new);
    }

    /** Rows as text again, sorted, cells apart by one blank. */
    public static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(row -> line(row)).sorted().toList();
    }

    private static String line(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(cell -> text(row.get(cell)))
                .collect(Collectors.joining(" "));
    }

    private static String text(Object cell) {
        return cell == null ? "-" : cell.toString().isEmpty() ? "''" : cell.toString();
    }
}
