package precredit.channel;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.identity.Keys;
import precredit.store.Store;

/** All channels of a configuration. */
public record Channels(Map<String, ChannelSettings> settings, Keys keys, Store store) {

    /** Ends what a command that was killed has begun to publish, or takes it back; needs the county's lock. */
    public static void recover(Store store, String county) {
        store.list(Channel.ROOT)
                .forEach(channel -> Channel.folders(store, channel, county).recover());
    }

    /**
     * Publishes a list to every channel. {@code approved} are the rows of {@link precredit.publish.ApprovedHouseholds}.
     * Returns of each channel by name whether a byte of its folder changed.
     */
    public Map<String, Boolean> publish(ChannelList list, Dataset<Row> approved) {
        Map<String, Boolean> changed = new TreeMap<>();
        settings.forEach((name, channel) -> changed.put(
                name, new Channel(name, channel, keys, store).publish(list, approvals(approved.toLocalIterator()))));
        return changed;
    }

    private static Iterator<Approval> approvals(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Approval next() {
                return Approval.of(rows.next());
            }
        };
    }
}
