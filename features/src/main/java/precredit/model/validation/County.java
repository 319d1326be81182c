package precredit.model.validation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import precredit.model.table.Rows;

/**
 * The households of a roll on one date: the inputs (no label), whether the head consents, without which nobody is scored,
 * and to which group of each kind (township, sex of the head, age) each belongs.
 */
public record County(
        LocalDate asOf, List<String> households, Rows inputs, boolean[] consents, Map<String, List<String>> groups) {
    public County {
        households = List.copyOf(households);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    int[] scored() {
        return IntStream.range(0, consents.length)
                .filter(household -> consents[household])
                .toArray();
    }
}
