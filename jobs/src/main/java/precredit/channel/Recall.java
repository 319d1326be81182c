package precredit.channel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import precredit.problem.Problems;
import precredit.store.DatedFolders;
import precredit.store.Store;

/**
 * Takes back what the channels of a county say is current, also of channels that are configured no more. The folders of the
 * lists stay where they are.
 */
public record Recall(Store store, String county) {

    /** Empties every pointer and returns the date of the list that each channel had, by the channel's name. */
    public Map<String, String> run(String reason) {
        if (reason.isBlank()) {
            throw Problems.noReason();
        }
        Map<String, String> recalled = new TreeMap<>();
        for (String channel : store.list(Channel.ROOT)) {
            recall(channel, reason.strip()).ifPresent(dt -> recalled.put(channel, dt));
        }
        if (recalled.isEmpty()) {
            throw Problems.nothingToRecall(county);
        }
        return recalled;
    }

    private Optional<String> recall(String channel, String reason) {
        DatedFolders folders = Channel.folders(store, channel, county);
        folders.recover();
        Optional<String> dt = folders.dates().stream().findFirst();
        dt.ifPresent(newest -> folders.point(Pointer.recalled(newest, reason).text()));
        return dt;
    }
}
