package precredit.household;

import static org.apache.spark.sql.functions.substring;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** A county's GB/T 2260 code and those it had before: land codes keep the county of their registration. */
public record CountyCodes(String county, List<String> predecessors) {
    public CountyCodes {
        predecessors = List.copyOf(predecessors);
    }

    /** Whether a CBFBM was issued in this county, under any of its codes. */
    public Column issued(Column householdId) {
        return substring(householdId, 1, 6)
                .isin(Stream.concat(Stream.of(county), predecessors.stream()).toArray());
    }
}
