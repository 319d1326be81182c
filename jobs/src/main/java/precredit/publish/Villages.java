package precredit.publish;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.policy.Change;
import precredit.policy.Outcome;
import precredit.publish.Changes.Changed;
import precredit.publish.workbook.VillageTotals;

/**
 * The villages of a roll in figures. A household that was listed before and has left the roll is counted in the village
 * of today by the name under which it was listed, or in the one it was registered in when no village has that name.
 */
final class Villages {
    private static final int VILLAGE_DIGITS = 12;
    private static final int TOWNSHIP_DIGITS = 9;

    private Villages() {}

    /** All villages with a household on the roll or among the changes, by their code. */
    static List<VillageTotals> of(Roll roll, List<Changed> changes) {
        Map<UTF8String, Village> onRoll = new HashMap<>();
        for (Decided household : roll) {
            onRoll.computeIfAbsent(household.utf8(LedgerField.VILLAGE_CODE), code -> new Village())
                    .add(household);
        }
        Map<String, VillageTotals> villages = new TreeMap<>();
        onRoll.forEach((code, village) -> villages.put(code.toString(), village.totals(code.toString())));
        List<Changed> gone = changes.stream()
                .filter(changed -> changed.reason().equals(Changes.NOT_ON_ROLL))
                .toList();
        byVillage(gone, roll)
                .forEach((code, households) ->
                        villages.merge(code, without(code, households), (named, off) -> together(named, off)));
        return List.copyOf(villages.values());
    }

    private static Map<String, List<Changed>> byVillage(List<Changed> gone, Roll roll) {
        Map<Name, String> today = today(gone, roll);
        return gone.stream()
                .collect(Collectors.groupingBy(changed -> today.getOrDefault(
                        new Name(changed.township(), changed.village()),
                        start(changed.householdId(), VILLAGE_DIGITS))));
    }

    private record Name(String township, String village) {}

    /** The villages of the roll that have the name of one of these; of several the one of the smallest code. */
    private static Map<Name, String> today(Collection<Changed> named, Roll roll) {
        Map<Name, String> codes = new HashMap<>();
        named.forEach(changed -> codes.put(new Name(changed.township(), changed.village()), null));
        if (codes.isEmpty()) {
            return codes;
        }
        for (Decided household : roll) {
            Name name = new Name(household.township(), household.village());
            if (codes.containsKey(name)) {
                codes.merge(name, household.villageCode(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
        codes.values().removeIf(java.util.Objects::isNull);
        return codes;
    }

    /** A village in which nobody is known but those who left; it goes by the names that they were listed under. */
    private static VillageTotals without(String code, List<Changed> gone) {
        return new VillageTotals(
                start(code, TOWNSHIP_DIGITS),
                gone.stream().map(Changed::township).min(String::compareTo).orElseThrow(),
                code,
                gone.stream().map(Changed::village).min(String::compareTo).orElseThrow(),
                Map.of(),
                0,
                Village.NO_MONEY,
                Map.of(Change.DROPPED, (long) gone.size()));
    }

    private static VillageTotals together(VillageTotals onRoll, VillageTotals gone) {
        Map<Change, Long> changes = new EnumMap<>(Change.class);
        changes.putAll(onRoll.changes());
        gone.changes().forEach((change, households) -> changes.merge(change, households, Long::sum));
        return new VillageTotals(
                onRoll.townshipCode(),
                onRoll.township(),
                onRoll.code(),
                onRoll.name(),
                onRoll.outcomes(),
                onRoll.listed(),
                onRoll.limitYuan(),
                changes);
    }

    private static String start(String code, int digits) {
        return code.substring(0, Math.min(digits, code.length()));
    }

    /** One village while its households are counted. */
    private static final class Village {
        static final BigDecimal NO_MONEY = BigDecimal.valueOf(0, 2);

        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private final Map<Change, Long> changes = new EnumMap<>(Change.class);
        private UTF8String townshipCode;
        private UTF8String township;
        private UTF8String name;
        private long listed;
        private BigDecimal limitYuan = NO_MONEY;

        void add(Decided household) {
            townshipCode = smaller(townshipCode, household.utf8(LedgerField.TOWNSHIP_CODE));
            township = smaller(township, household.utf8(LedgerField.TOWNSHIP));
            name = smaller(name, household.utf8(LedgerField.VILLAGE));
            outcomes.merge(household.outcome(), 1L, Long::sum);
            household.change().ifPresent(change -> changes.merge(change, 1L, Long::sum));
            if (household.isListed()) {
                listed++;
                limitYuan = limitYuan.add(household.limitYuan());
            }
        }

        VillageTotals totals(String code) {
            return new VillageTotals(
                    townshipCode.toString(),
                    township.toString(),
                    code,
                    name.toString(),
                    outcomes,
                    listed,
                    limitYuan,
                    changes);
        }

        private static UTF8String smaller(UTF8String one, UTF8String other) {
            return one == null || one.binaryCompare(other) > 0 ? other : one;
        }
    }
}
