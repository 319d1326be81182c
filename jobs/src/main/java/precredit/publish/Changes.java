package precredit.publish;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import precredit.policy.Change;

/** What the county team has to do differently from the list published last. */
public final class Changes {
    /** The reason of a household that was listed and is on the roll no more. */
    public static final String NOT_ON_ROLL = "NOT_ON_ROLL";

    /** The reason of a household that was listed, that policy approves and that reviewers refuse. */
    public static final String REFUSED_IN_REVIEW = "REFUSED_IN_REVIEW";

    private Changes() {}

    /** A household that is new, up, down or dropped, with both limits where it has them. */
    record Changed(
            String householdId,
            String township,
            String village,
            Change change,
            Optional<BigDecimal> previousLimitYuan,
            Optional<BigDecimal> limitYuan,
            String reason,
            String sentence) {}

    /** All of them, by household. */
    static List<Changed> of(Roll roll, PreviousList previous) {
        List<Changed> changes = new ArrayList<>();
        SortedMap<String, PreviousList.Entry> gone = new TreeMap<>(previous.households());
        for (Decided household : roll) {
            gone.remove(household.householdId());
            household
                    .change()
                    .filter(change -> change != Change.KEPT)
                    .ifPresent(change -> changes.add(onRoll(household, change, previous)));
        }
        gone.values().forEach(entry -> changes.add(offRoll(entry)));
        changes.sort(Comparator.comparing(Changed::householdId));
        return changes;
    }

    private static Changed onRoll(Decided household, Change change, PreviousList previous) {
        return new Changed(
                household.householdId(),
                household.township(),
                household.village(),
                change,
                previous.limitOf(household.householdId()),
                household.isListed() ? Optional.of(household.limitYuan()) : Optional.empty(),
                household.isRefused()
                        ? REFUSED_IN_REVIEW
                        : household.primaryReason().name(),
                household.isRefused() ? "评议不予授信" : household.basis());
    }

    private static Changed offRoll(PreviousList.Entry entry) {
        return new Changed(
                entry.householdId(),
                entry.township(),
                entry.village(),
                Change.DROPPED,
                Optional.of(entry.limitYuan()),
                Optional.empty(),
                NOT_ON_ROLL,
                "已不在农户名册中");
    }
}
