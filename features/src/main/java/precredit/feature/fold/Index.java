package precredit.feature.fold;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Whom rows concern, by a key that they name: numbers, each with the date that is asked about. */
public final class Index implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Dictionary keys;
    /** Where the numbers of a key begin, which end where those of the next one do. */
    private final int[] starts;

    private final int[] numbers;
    private final int[] dates;

    private Index(Dictionary keys, int[] starts, int[] numbers, int[] dates) {
        this.keys = keys;
        this.starts = starts;
        this.numbers = numbers;
        this.dates = dates;
    }

    /** The place of a key, or -1 where it concerns nobody. */
    int find(UnsafeRow key) {
        return keys.find(key);
    }

    int from(int place) {
        return starts[place];
    }

    int to(int place) {
        return starts[place + 1];
    }

    int number(int at) {
        return numbers[at];
    }

    /** The day, counted from 1970, of a number. */
    int date(int number) {
        return dates[number];
    }

    /** The date of all numbers, where they have one. */
    Optional<LocalDate> onlyDate() {
        return Arrays.stream(dates).distinct().count() == 1
                ? Optional.of(LocalDate.ofEpochDay(dates[0]))
                : Optional.empty();
    }

    int[] dates() {
        return dates;
    }

    /** How many numbers there are, whether a key leads to them or not. */
    int size() {
        return dates.length;
    }

    /** Takes keys and numbers in any order. */
    static final class Builder {
        private final Dictionary keys;
        private int[] places = new int[1 << 4];
        private int[] numbers = new int[1 << 4];
        private int size;

        /** Of keys of so many columns. */
        Builder(int width) {
            this.keys = new Dictionary(width);
        }

        void add(UnsafeRow key, int number) {
            if (size == places.length) {
                places = Arrays.copyOf(places, PackedRows.larger(size, size + 1));
                numbers = Arrays.copyOf(numbers, places.length);
            }
            places[size] = keys.number(key);
            numbers[size++] = number;
        }

        /** With the day of each number, counted from 1970. */
        Index build(int[] dates) {
            int[] starts = new int[keys.size() + 1];
            for (int i = 0; i < size; i++) {
                starts[places[i] + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            int[] next = starts.clone();
            int[] ordered = new int[size];
            for (int i = 0; i < size; i++) {
                ordered[next[places[i]]++] = numbers[i];
            }
            keys.trim();
            return new Index(keys, starts, ordered, dates);
        }
    }
}
