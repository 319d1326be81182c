package precredit.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;

/** The households that everything published lists, in the order in which it lists them. */
public final class ApprovedHouseholds {
    private static final Comparator<Listed> BY_VILLAGE =
            by(LedgerField.TOWNSHIP_CODE).thenComparing(by(LedgerField.VILLAGE_CODE));

    private ApprovedHouseholds() {}

    /**
     * The approved households of a roll that no review refused, by township code, village code and household. {@code heads}
     * holds theirs by household; one whose head is not there is left out.
     */
    public static List<Listed> of(Roll roll, Map<String, Head> heads) {
        return roll.listed()
                .flatMap(household ->
                        Stream.ofNullable(heads.get(household.householdId())).map(head -> new Listed(household, head)))
                .sorted(BY_VILLAGE)
                .toList();
    }

    private static Comparator<Listed> by(LedgerField field) {
        return Comparator.comparing(listed -> listed.household().utf8(field), UTF8String::binaryCompare);
    }
}
