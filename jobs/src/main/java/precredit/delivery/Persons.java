package precredit.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/** What identity numbers say; each number is worked out once, and its token only when it is asked for. */
final class Persons {
    private static final int REMEMBERED = 300_000;
    private final Map<String, Person> known = new HashMap<>();
    private final Tokens tokens;
    private final Set<String> erased;

    /** One number: its normal form, whether it has the standard's form, and what follows from it. Serves one thread. */
    final class Person {
        private final String id;
        private final boolean wellFormed;
        private String token;

        private Person(String id) {
            this.id = id;
            this.wellFormed = ResidentId.isWellFormed(id);
        }

        String id() {
            return id;
        }

        boolean wellFormed() {
            return wellFormed;
        }

        boolean checksumFailed() {
            return wellFormed && !ResidentId.checkDigitHolds(id);
        }

        Optional<LocalDate> birthDate() {
            return wellFormed ? ResidentId.birthDate(id) : Optional.empty();
        }

        String token() {
            if (token == null) {
                token = tokens.person(id);
            }
            return token;
        }
    }

    Persons(Tokens tokens) {
        this(tokens, Set.of());
    }

    /** {@code erased} are the tokens of persons, and of debtors, who were erased. */
    Persons(Tokens tokens, Set<String> erased) {
        this.tokens = tokens;
        this.erased = erased;
    }

    boolean isErased(String token) {
        return erased.contains(token);
    }

    boolean areAllKept() {
        return erased.isEmpty();
    }

    Person of(String cell) {
        Person found = known.get(cell);
        if (found != null) {
            return found;
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        Person made = new Person(ResidentId.normalise(cell));
        known.put(cell, made);
        return made;
    }

    Tokens tokens() {
        return tokens;
    }
}
