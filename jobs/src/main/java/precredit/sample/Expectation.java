package precredit.sample;

import java.util.List;
import java.util.Set;

/**
 * What a night must say of a planted household: whether it is on the roll, its outcome ({@code ""}: any), the reasons it
 * must have and those it must not have.
 */
record Expectation(boolean onRoll, String outcome, List<String> reasons, List<String> absent) {
    private static final Set<String> OUTCOMES = Set.of("approved", "refer", "declined", "excluded", "no_data");

    static Expectation off() {
        return new Expectation(false, "", List.of(), List.of());
    }

    /** On the roll; the first word may be the outcome, the others are reasons. */
    static Expectation on(String... words) {
        List<String> all = List.of(words);
        boolean named = !all.isEmpty() && OUTCOMES.contains(all.get(0));
        String outcome = named ? all.get(0) : "";
        return new Expectation(true, outcome, named ? all.subList(1, all.size()) : all, List.of());
    }

    Expectation without(String... codes) {
        return new Expectation(onRoll, outcome, reasons, List.of(codes));
    }
}
