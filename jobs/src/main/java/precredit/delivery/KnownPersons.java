package precredit.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Persons by the cells that name them, for all threads of a process; of too many some are let go. Nothing is locked: what two
 * threads find out at once is the same, and who misses what another just found out finds it out again.
 */
final class KnownPersons {
    /** No number of 18 characters as the standard writes it. */
    static final long NONE = -1;

    private static final int LENGTH = 18;
    private static final int CHECKS = 11;
    private static final int PLACES = 1 << 20;
    private static final int TRIED = 8;
    private static final int OTHERS = 100_000;

    /** All fields of a person are final, so whoever sees one sees it whole. */
    private final Persons.Person[] residents = new Persons.Person[PLACES];

    private final Map<String, Persons.Person> others = new ConcurrentHashMap<>();

    /** The number in a cell, which no other cell gives; or none. */
    static long number(byte[] cell, int from, int length) {
        if (length != LENGTH) {
            return NONE;
        }
        long number = 0;
        for (int i = from; i < from + LENGTH - 1; i++) {
            int digit = cell[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        int check = cell[from + LENGTH - 1];
        int last = check == 'X' ? CHECKS - 1 : check - '0';
        return check == 'X' || (last >= 0 && last <= 9) ? number * CHECKS + last : NONE;
    }

    /** The person of a number, or null. */
    Persons.Person of(long number) {
        int first = place(number);
        for (int i = first; i < first + TRIED; i++) {
            Persons.Person found = residents[i & (PLACES - 1)];
            if (found == null || found.number() == number) {
                return found;
            }
        }
        return null;
    }

    /** Remembers one with such a number. */
    Persons.Person remember(Persons.Person person) {
        int first = place(person.number());
        int place = first;
        while (place < first + TRIED && residents[place & (PLACES - 1)] != null) {
            place++;
        }
        boolean isFull = place == first + TRIED;
        residents[(isFull ? first + (int) (person.number() % TRIED) : place) & (PLACES - 1)] = person;
        return person;
    }

    /** The person that another cell names, or null. */
    Persons.Person of(String cell) {
        return others.get(cell);
    }

    Persons.Person remember(String cell, Persons.Person person) {
        if (others.size() >= OTHERS) {
            others.clear();
        }
        others.put(cell, person);
        return person;
    }

    private static int place(long number) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> 40) & (PLACES - 1);
    }
}
