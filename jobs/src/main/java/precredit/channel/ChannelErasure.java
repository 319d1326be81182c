package precredit.channel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import precredit.publish.Listed;
import precredit.store.DatedFolders;

/**
 * Takes persons out of the folders of channels: those of configured channels are written and signed anew, those of others,
 * which nobody can write any more, are removed.
 */
public record ChannelErasure(Channels channels) {

    /** What became of each channel that has a folder of this list. {@code listed} names nobody who was erased. */
    public Map<String, String> erase(ChannelList list, List<Listed> listed) {
        Map<String, String> done = new TreeMap<>();
        for (String name : channels.store().list(Channel.ROOT)) {
            DatedFolders folders = Channel.folders(channels.store(), name, list.county());
            if (folders.dates().contains(list.asOf().toString())) {
                done.put(name, erase(name, folders, list, listed));
            }
        }
        return done;
    }

    private String erase(String name, DatedFolders folders, ChannelList list, List<Listed> listed) {
        if (channels.settings().containsKey(name)) {
            Channels only =
                    new Channels(Map.of(name, channels.settings().get(name)), channels.keys(), channels.store());
            return only.publish(list, listed).get(name) ? "signed anew" : "unchanged";
        }
        withdraw(folders, list.asOf());
        return "removed";
    }

    private void withdraw(DatedFolders folders, LocalDate asOf) {
        boolean isCurrent = folders.dates().get(0).equals(asOf.toString());
        if (isCurrent) {
            folders.point(
                    Pointer.recalled(asOf.toString(), "a person was erased").text());
        }
        channels.store().delete(folders.path(asOf.toString()));
    }
}
