package precredit.feature.fold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What is to be gathered from rows. All columns are over one row; but for {@code key} also over {@code as_of}, the date of
 * one whom it concerns.
 *
 * @param key by which a row names whom it concerns
 * @param counts whether it counts for one of them on his date
 * @param grain rows of one of them with the same grain are a group; without one all of his are
 */
public record Look(Dataset<Row> rows, List<Column> key, Column counts, List<Column> grain, List<Measure> measures) {
    static final String DATE = "as_of";

    public Look {
        key = List.copyOf(key);
        grain = List.copyOf(grain);
        measures = List.copyOf(measures);
    }

    /** A look that tells no groups apart. */
    public static Look at(Dataset<Row> rows, List<Column> key, Column counts, List<Measure> measures) {
        return new Look(rows, key, counts, List.of(), measures);
    }

    /** The same with groups. */
    public Look by(List<Column> columns) {
        return new Look(rows, key, counts, columns, measures);
    }

    /** The rows that count on a date, as {@link #told} with the key as one column before it. */
    Dataset<Row> on(LocalDate date) {
        Column ofRow = functions.struct(key.toArray(Column[]::new));
        return rows.withColumn(DATE, functions.lit(date))
                .where(counts)
                .select(Stream.concat(Stream.of(ofRow), told().stream()).toArray(Column[]::new));
    }

    /** On whatever date: the key column by column, whether the row counts, and {@link #told}. */
    Bound onAnyDate() {
        List<Column> columns = new ArrayList<>(key);
        columns.add(functions.coalesce(counts, functions.lit(false)));
        columns.addAll(told());
        StructType whole = rows.schema().add(DATE, DataTypes.DateType);
        return Bound.of(rows.sparkSession(), whole, columns).overFew(Set.of(rows.columns()));
    }

    /** Nothing gathered yet of columns that end with what is told. */
    Folded nothing(StructType columns) {
        Tallies tallies = Measure.tallies(measures, columns, columns.size() - measures.size());
        return grain.isEmpty()
                ? Folded.ofOwners(tallies)
                : Folded.ofGroups(
                        (StructType) columns.apply(columns.size() - measures.size() - 1)
                                .dataType(),
                        tallies);
    }

    /** The grain as one column where there is one, then each measure. */
    private List<Column> told() {
        Stream<Column> values = measures.stream().map(Measure::value);
        return grain.isEmpty()
                ? values.toList()
                : Stream.concat(Stream.of(functions.struct(grain.toArray(Column[]::new))), values)
                        .toList();
    }
}
