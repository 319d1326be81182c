package precredit.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** Random draws for one purpose and one subject; what another subject or purpose draws never changes them. */
final class Draw {
    /** What is being drawn; its number is part of the stream's key and stays. */
    enum Purpose {
        TRAITS(1),
        FAMILY(2),
        HOLDING(3),
        LEASES(4),
        LIFE(5),
        SALES(6),
        BILLS(7),
        PURCHASES(8),
        LOANS(9),
        ARREARS(10),
        CONSENT(11),
        RECORDS(12),
        OUTSIDERS(13),
        LAND_SPELLING(14);

        private final int number;

        Purpose(int number) {
            this.number = number;
        }
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    private Draw(long key) {
        this.random = new SplittableRandom(key);
    }

    static Draw of(long seed, Purpose purpose, long subject) {
        return new Draw(mixed(mixed(seed + GOLDEN * purpose.number) + GOLDEN * (subject + 1)));
    }

    /** A whole number from 0 up to but without {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double unit() {
        return random.nextDouble();
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** Close to a standard normal, by additions alone, so that every platform draws the same bits. */
    double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A day from {@code first} to {@code last}, both included. */
    LocalDate day(LocalDate first, LocalDate last) {
        return first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last) + 1));
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
