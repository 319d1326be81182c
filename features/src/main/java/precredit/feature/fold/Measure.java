package precredit.feature.fold;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** A value that is gathered from rows under a name. */
public record Measure(String name, Function<DataType, Tally> tally, Column value) {
    /** A tally of each, without any group; their values are columns from one on. */
    static Tallies tallies(List<Measure> measures, StructType columns, int from) {
        return new Tallies(
                measures.stream().map(Measure::name).toList(),
                IntStream.range(0, measures.size())
                        .mapToObj(i -> measures.get(i)
                                .tally()
                                .apply(columns.apply(from + i).dataType()))
                        .toList());
    }
}
