package precredit.lake;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Some keys as a condition that rows are tried by. */
public final class SentKeys extends Sent<KeySet> {
    private static final long serialVersionUID = 1L;

    private final boolean isEmpty;

    SentKeys(SparkSession spark, KeySet keys) {
        super(spark, keys);
        this.isEmpty = keys.isEmpty();
    }

    boolean isEmpty() {
        return isEmpty;
    }

    /** Whether a hash is among them; null for null. */
    Column hold(Column hash) {
        return Invoked.column(this, "holds", DataTypes.BooleanType, hash);
    }

    /** What generated code calls. */
    public boolean holds(long hash) {
        return value().holds(hash);
    }
}
