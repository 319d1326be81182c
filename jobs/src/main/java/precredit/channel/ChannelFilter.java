package precredit.channel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import precredit.policy.Change;

/** Which approved households a channel sends: those for which everything holds that is asked. Townships are 9-digit codes. */
public record ChannelFilter(
        Optional<List<String>> grades,
        Optional<List<String>> townships,
        Optional<List<Change>> changes,
        Optional<BigDecimal> minLimitYuan) {

    public ChannelFilter {
        if (changes.filter(asked -> asked.contains(Change.DROPPED)).isPresent()) {
            throw new IllegalArgumentException("a household that was dropped is not approved, so it is never sent");
        }
        townships.orElse(List.of()).stream()
                .filter(code -> !code.matches("\\d{9}"))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalArgumentException("township " + code + " is no 9-digit code");
                });
    }

    static ChannelFilter none() {
        return new ChannelFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean includes(Approval approval) {
        return holds(grades, approval.grade())
                && holds(townships, approval.townshipCode())
                && holds(changes.map(all -> all.stream().map(Change::code).toList()), approval.change())
                && minLimitYuan
                        .map(least -> approval.limitYuan().compareTo(least) >= 0)
                        .orElse(true);
    }

    private static boolean holds(Optional<List<String>> asked, String value) {
        return asked.map(values -> values.contains(value)).orElse(true);
    }
}
