package precredit.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The hashes of keys that several rows of an append table share, of all tables of a county; read when first asked for. */
final class RepeatedKeys {
    /** More keys than are held in memory, as a size of the table that holds them. */
    private static final long MANY = 64L << 20;

    private final Lake lake;
    private final Map<Long, Optional<KeyDays>> gone = new TreeMap<>();
    private KeyDays days;
    private SentKeys hashes;

    RepeatedKeys(Lake lake) {
        this.lake = lake;
    }

    /** Whether there are so many that sorting all rows by version costs less than to look for these. */
    boolean areMany() {
        return lake.bytes(LakeTable.REPEATED) > MANY;
    }

    boolean tellDays() {
        return tellDays(lake.read(LakeTable.REPEATED));
    }

    /** Lakes of before did not say on which day a row whose key others share happened. */
    private static boolean tellDays(Dataset<Row> repeated) {
        return Arrays.stream(repeated.schema().fields())
                .anyMatch(field ->
                        field.name().equals("event_date") && field.dataType().equals(DataTypes.DateType));
    }

    /** Each with the days on which its rows happened; where a lake does not tell these, the days of delivery. */
    synchronized KeyDays days() {
        if (days == null) {
            days = days(lake.read(LakeTable.REPEATED));
        }
        return days;
    }

    /** Of the same in a past version of their table those that may not be among them now; none where that cannot be told. */
    synchronized Optional<KeyDays> daysGoneSince(long version) {
        return gone.computeIfAbsent(
                version, since -> lake.goneSince(LakeTable.REPEATED, since).map(RepeatedKeys::days));
    }

    private static KeyDays days(Dataset<Row> repeated) {
        return KeyDays.of(
                repeated, col("hash"), tellDays(repeated) ? coalesce(col("event_date"), col("dt")) : col("dt"));
    }

    /** All of them, sent once for all tables. */
    synchronized SentKeys hashes() {
        if (hashes == null) {
            hashes = new SentKeys(lake.spark(), days().keys());
        }
        return hashes;
    }

    /** Has them read again: when some may have come since. */
    synchronized void forget() {
        gone.clear();
        days = null;
        hashes = null;
    }
}
