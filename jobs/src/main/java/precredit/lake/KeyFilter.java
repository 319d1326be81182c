package precredit.lake;

import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.sketch.BloomFilter;

/**
 * Tells most hashes that are not among some few, without looking these up: a Bloom filter stays in a core's cache where the
 * hash table of a join does not. What it lets through has still to be looked up.
 */
public record KeyFilter(BloomFilter filter) {
    private static final double LET_THROUGH = 0.01;
    private static final long LEAST = 1_000;

    /** Of the hashes in a column. */
    public static KeyFilter of(Dataset<Row> hashes, String column) {
        long count = hashes.count();
        // Spark makes no filter of a table without partitions.
        return new KeyFilter(
                count == 0
                        ? BloomFilter.create(LEAST)
                        : hashes.stat().bloomFilter(column, Math.max(LEAST, count), LET_THROUGH));
    }

    /** False for a hash that is surely not among them. */
    public Column mayHold(Column hash) {
        BloomFilter held = filter;
        UserDefinedFunction mayHold = udf(
                (UDF1<Long, Boolean>) value -> value != null && held.mightContainLong(value), DataTypes.BooleanType);
        return mayHold.apply(hash);
    }
}
