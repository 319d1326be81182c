package precredit.delivery;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/**
 * What identity numbers say. Each number is worked out once in a process, whatever the number of its tasks and rows;
 * one instance serves one thread.
 */
final class Persons {
    private static final int REMEMBERED = 500_000;
    private static final Map<String, Map<String, Person>> SHARED = new ConcurrentHashMap<>();

    private final Map<String, Person> known;
    private final Tokens tokens;
    private final Set<String> erased;

    /** One number in its normal form, whether it has the standard's form, and its token. */
    record Person(String id, boolean wellFormed, String token) {
        boolean checksumFailed() {
            return wellFormed && !ResidentId.checkDigitHolds(id);
        }

        Optional<LocalDate> birthDate() {
            return wellFormed ? ResidentId.birthDate(id) : Optional.empty();
        }

        /** A number that must not be shown. */
        @Override
        public String toString() {
            return "a person";
        }
    }

    Persons(Tokens.Key key) {
        this(key, Set.of());
    }

    /** {@code erased} are the tokens of persons, and of debtors, who were erased. */
    Persons(Tokens.Key key, Set<String> erased) {
        this.tokens = new Tokens(key);
        this.known = SHARED.computeIfAbsent(key.id(), any -> new ConcurrentHashMap<>());
        this.erased = erased;
    }

    /** Lets go of all numbers. */
    static void forget() {
        SHARED.clear();
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
        String id = ResidentId.normalise(cell);
        Person made = new Person(id, ResidentId.isWellFormed(id), tokens.person(id));
        known.put(cell, made);
        return made;
    }

    Tokens tokens() {
        return tokens;
    }
}
