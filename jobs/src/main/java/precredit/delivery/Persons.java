package precredit.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/** What the identity numbers of one task say; each number is worked out once. Serves one thread. */
final class Persons {
    private static final int REMEMBERED = 500_000;
    private final Map<String, Person> known = new HashMap<>();
    private final Tokens tokens;

    /** One number: its normal form, whether it has the standard's form, and what follows from it. */
    record Person(String id, boolean wellFormed, boolean checksumFailed, Integer birthDay, String token) {}

    Persons(Tokens tokens) {
        this.tokens = tokens;
    }

    Person of(String cell) {
        Person found = known.get(cell);
        if (found != null) {
            return found;
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        Person made = made(ResidentId.normalise(cell));
        known.put(cell, made);
        return made;
    }

    Tokens tokens() {
        return tokens;
    }

    private Person made(String id) {
        boolean wellFormed = ResidentId.isWellFormed(id);
        Optional<LocalDate> birth = wellFormed ? ResidentId.birthDate(id) : Optional.empty();
        return new Person(
                id,
                wellFormed,
                wellFormed && !ResidentId.checkDigitHolds(id),
                birth.map(date -> (int) date.toEpochDay()).orElse(null),
                tokens.person(id));
    }
}
