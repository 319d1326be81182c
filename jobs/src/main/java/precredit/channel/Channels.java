package precredit.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import precredit.identity.Keys;
import precredit.publish.Listed;
import precredit.store.Store;

/** All channels of a configuration. */
public record Channels(Map<String, ChannelSettings> settings, Keys keys, Store store) {

    /** Ends what a command that was killed has begun to publish, or takes it back; needs the county's lock. */
    public static void recover(Store store, String county) {
        store.list(Channel.ROOT)
                .forEach(channel -> Channel.folders(store, channel, county).recover());
    }

    /**
     * Publishes a list to every channel. {@code listed} are its {@link precredit.publish.ApprovedHouseholds}. Returns of each
     * channel by name whether a byte of its folder changed.
     */
    public Map<String, Boolean> publish(ChannelList list, List<Listed> listed) {
        return prepare(list, listed).publish();
    }

    /** Makes and signs what every channel is to be sent, and sends nothing. */
    public Prepared prepare(ChannelList list, List<Listed> listed) {
        Map<Channel, Map<String, byte[]>> files = new LinkedHashMap<>();
        settings.forEach((name, of) -> {
            Channel channel = new Channel(name, of, keys, store);
            files.put(
                    channel,
                    channel.files(list, listed.stream().map(Approval::of).iterator()));
        });
        return new Prepared(list, files);
    }

    /** What lies ready for every channel. */
    public static final class Prepared {
        private final ChannelList list;
        private final Map<Channel, Map<String, byte[]>> files;

        private Prepared(ChannelList list, Map<Channel, Map<String, byte[]>> files) {
            this.list = list;
            this.files = files;
        }

        /** Sends it; returns of each channel by name whether a byte of its folder changed. */
        public Map<String, Boolean> publish() {
            Map<String, Boolean> changed = new TreeMap<>();
            files.forEach((channel, ofChannel) -> changed.put(channel.name(), channel.put(list, ofChannel)));
            return changed;
        }
    }
}
