package precredit.channel;

import java.util.ArrayList;
import java.util.List;
import precredit.identity.VerifyingKey;
import precredit.problem.Problems;
import precredit.store.Store;

/**
 * Proves that what lies in a folder is what was signed: a dated folder, a county's folder of a channel, or a whole channel.
 * {@code store} has that folder as its root.
 */
public record Verification(Store store, VerifyingKey key) {
    private static final String DATED = "dt=";
    private static final String COUNTY = "county=";

    /** A folder as it proved to be; the rows are those of its households. */
    public record Proven(String channel, String county, String dt, int files, long rows) {}

    /** The dated folders that were proven; a problem that names every wrong file when there is one. */
    public List<Proven> run() {
        List<Proven> proven = new ArrayList<>();
        List<String> faults = check(proven);
        if (!faults.isEmpty()) {
            throw Problems.damagedChannel(store.uri(""), faults);
        }
        return proven;
    }

    private List<String> check(List<Proven> proven) {
        List<String> names = store.list("");
        String address = store.uri("");
        String name = address.substring(address.lastIndexOf('/') + 1);
        if (name.startsWith(DATED) || isDated(names)) {
            return dated(proven);
        }
        if (name.startsWith(COUNTY) || names.stream().anyMatch(CountyCheck::isItsOwn)) {
            return county("", proven);
        }
        if (names.stream().noneMatch(child -> child.startsWith(COUNTY))) {
            throw Problems.noChannelFolder(store.uri(""));
        }
        List<String> faults = new ArrayList<>();
        for (String child : names) {
            faults.addAll(
                    child.startsWith(COUNTY) ? county(child, proven) : List.of(child + " is no part of a channel"));
        }
        return faults;
    }

    private static boolean isDated(List<String> names) {
        return names.contains(ChannelFiles.MANIFEST) || names.contains(ChannelFiles.SIGNATURE);
    }

    private List<String> dated(List<Proven> proven) {
        FolderCheck check = new FolderCheck(store, "", key);
        check.run().ifPresent(proven::add);
        return check.findings().lines();
    }

    private List<String> county(String folder, List<Proven> proven) {
        CountyCheck check = new CountyCheck(store, folder, key);
        proven.addAll(check.run());
        return check.findings().lines();
    }
}
