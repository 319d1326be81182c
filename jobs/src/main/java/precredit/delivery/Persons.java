package precredit.delivery;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import precredit.columnar.Term;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/**
 * What identity numbers say. Each number is worked out once in a process, whatever the number of its tasks and rows;
 * one instance serves one thread.
 */
final class Persons {
    private static final Map<String, KnownPersons> SHARED = new ConcurrentHashMap<>();

    private final KnownPersons known;
    private final Tokens tokens;
    private final Set<String> erased;

    /**
     * One number in its normal form, whether it has the standard's form, and its token.
     *
     * @param number the same as a number, as {@link KnownPersons#number} gives it
     */
    record Person(long number, String id, boolean wellFormed, Term token) {
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
        this.known = SHARED.computeIfAbsent(key.id(), any -> new KnownPersons());
        this.erased = erased;
    }

    /** Lets go of all numbers. */
    static void forget() {
        SHARED.clear();
    }

    boolean isErased(Term token) {
        return !areAllKept() && erased.contains(token.toString());
    }

    boolean areAllKept() {
        return erased.isEmpty();
    }

    /** Whom a cell names, in UTF-8 and in any delivered spelling. */
    Person of(byte[] cell, int from, int length) {
        long number = KnownPersons.number(cell, from, length);
        if (number == KnownPersons.NONE) {
            return of(new String(cell, from, length, StandardCharsets.UTF_8));
        }
        Person found = known.of(number);
        return found != null
                ? found
                : known.remember(made(number, new String(cell, from, length, StandardCharsets.ISO_8859_1)));
    }

    Person of(String cell) {
        Person found = known.of(cell);
        return found != null ? found : known.remember(cell, made(KnownPersons.NONE, cell));
    }

    private Person made(long number, String cell) {
        String id = ResidentId.normalise(cell);
        return new Person(number, id, ResidentId.isWellFormed(id), Term.of(tokens.person(id)));
    }

    Tokens tokens() {
        return tokens;
    }
}
