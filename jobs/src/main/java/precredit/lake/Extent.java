package precredit.lake;

import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Or;
import io.delta.kernel.expressions.Predicate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Which rows of a county are read, or replaced by a write, as SQL and as a predicate by which Delta Kernel leaves out files
 * that hold none of them.
 *
 * @param whole the partitions that these rows are, when they are whole ones of a table that is partitioned by a date
 */
public record Extent(String sql, Optional<Predicate> predicate, List<Partition> whole) {
    /** One value of a partition column. */
    record Partition(String column, LocalDate date) {}

    /** All rows of the county. */
    public static Extent everything() {
        return new Extent("true", Optional.empty(), List.of());
    }

    /** The rows of one date, by which the table is partitioned. */
    public static Extent of(String column, LocalDate date) {
        return new Extent(
                column + " = " + sql(date),
                Optional.of(compared("=", column, date)),
                List.of(new Partition(column, date)));
    }

    /** The rows with one date in a column. */
    public static Extent where(String column, LocalDate date) {
        return new Extent(column + " = " + sql(date), Optional.of(compared("=", column, date)), List.of());
    }

    /** The rows with a date in a column from the first of these on and before the other. */
    public static Extent within(String column, LocalDate from, LocalDate until) {
        return new Extent(
                "(" + column + " >= " + sql(from) + " AND " + column + " < " + sql(until) + ")",
                Optional.of(new And(compared(">=", column, from), compared("<", column, until))),
                List.of());
    }

    /** The rows with a date in a column after this one. */
    public static Extent after(String column, LocalDate date) {
        return new Extent(column + " > " + sql(date), Optional.of(compared(">", column, date)), List.of());
    }

    /** The rows with a date in a column up to and including this one. */
    public static Extent upTo(String column, LocalDate date) {
        return new Extent(column + " <= " + sql(date), Optional.of(compared("<=", column, date)), List.of());
    }

    /** The rows of a source that were delivered on a date or later. */
    public static Extent from(String source, LocalDate date) {
        return of(source, "dt >= " + sql(date), compared(">=", "dt", date));
    }

    /** The rows of a source that were delivered before a date. */
    public static Extent before(String source, LocalDate date) {
        return of(source, "dt < " + sql(date), compared("<", "dt", date));
    }

    /** The rows of a source that were delivered on one of these dates. */
    public static Extent on(String source, Collection<LocalDate> dates) {
        List<Extent> each = dates.stream()
                .map(date -> of(source, "dt = " + sql(date), compared("=", "dt", date)))
                .toList();
        return any(each);
    }

    /** The rows of any of these, one at least; none of them everything. */
    public static Extent any(List<Extent> extents) {
        return extents.stream()
                .reduce((some, other) -> new Extent(
                        some.sql + " OR " + other.sql,
                        Optional.of(new Or(some.predicate.orElseThrow(), other.predicate.orElseThrow())),
                        some.both(other)))
                .orElseThrow();
    }

    private List<Partition> both(Extent other) {
        return whole.isEmpty() || other.whole.isEmpty()
                ? List.of()
                : Stream.concat(whole.stream(), other.whole.stream()).toList();
    }

    /** The same rows; one of another county or outside this extent fails the job that reads it. */
    Dataset<Row> checked(Dataset<Row> rows, String county) {
        org.apache.spark.sql.Column held =
                functions.col("county").equalTo(county).and(functions.expr(sql));
        org.apache.spark.sql.Column refusal =
                functions.raise_error(functions.lit("a row does not belong where it is written to"));
        return rows.where(functions.when(held, true).otherwise(refusal.cast("boolean")));
    }

    /** Files with these rows, which lie in one partition or in none by a date. */
    Commit.Part part(String county, List<WrittenFile> files) {
        return new Commit.Part(values(county, one()), files);
    }

    /** The values of the partition columns in rows of a partition. */
    static Map<String, Literal> values(String county, Optional<Partition> partition) {
        Map<String, Literal> values = new TreeMap<>();
        values.put("county", Literal.ofString(county));
        partition.ifPresent(
                of -> values.put(of.column(), Literal.ofDate((int) of.date().toEpochDay())));
        return values;
    }

    /** The rows of written files, with the columns of their partition. */
    Dataset<Row> read(SparkSession spark, StructType columns, List<WrittenFile> files, String county) {
        Dataset<Row> rows = files.isEmpty()
                ? spark.createDataFrame(List.of(), columns)
                : spark.read()
                        .schema(columns)
                        .parquet(files.stream().map(WrittenFile::path).toArray(String[]::new));
        Dataset<Row> ofCounty = rows.withColumn("county", functions.lit(county));
        return one().map(partition -> ofCounty.withColumn(partition.column(), functions.lit(partition.date())))
                .orElse(ofCounty);
    }

    /** Where files with these rows lie in a table, a full address. */
    String folder(String table, String county) {
        String ofCounty = table + "/county=" + county;
        return one().map(of -> ofCounty + "/" + of.column() + "=" + of.date()).orElse(ofCounty);
    }

    /** Whether a file holds rows of this extent either all or none. */
    boolean isOfWholeFiles() {
        return predicate.isEmpty() || !whole.isEmpty();
    }

    private Optional<Partition> one() {
        if (whole.size() > 1) {
            throw new IllegalStateException("rows of several partitions are no single part");
        }
        return whole.stream().findFirst();
    }

    private static Extent of(String source, String sql, Predicate when) {
        Predicate ofSource = new Predicate("=", new Column("source"), Literal.ofString(source));
        return new Extent(
                "(source = '" + source + "' AND " + sql + ")", Optional.of(new And(ofSource, when)), List.of());
    }

    private static Predicate compared(String operator, String column, LocalDate date) {
        return new Predicate(operator, new Column(column), Literal.ofDate((int) date.toEpochDay()));
    }

    private static String sql(LocalDate date) {
        return "DATE'" + date + "'";
    }
}
