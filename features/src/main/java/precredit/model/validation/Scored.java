package precredit.model.validation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import precredit.model.Input;
import precredit.model.LabelledLoans;
import precredit.model.table.Rows;

/**
 * Loans of one part and the probabilities that each model gives them, by its name, the tree first. {@code numbers} name
 * each loan by its place, from 1, among all labelled loans in the order of their ids.
 */
public record Scored(Part part, LocalDate from, LocalDate to, int[] numbers, Rows rows, Map<String, double[]> pds) {
    /** Which loans these are to the models that score them. */
    public enum Part {
        /** Those the models learnt from. */
        TRAINING,
        /** The same loans, each scored by models that learnt from other households' loans alone. */
        HELD_OUT,
        /** Later ones, which no model saw. */
        OUT_OF_TIME;

        /** As files call it, under any locale. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Scored {
        pds = Collections.unmodifiableMap(new LinkedHashMap<>(pds));
    }

    public boolean hasBothClasses() {
        return rows.bads() > 0 && rows.bads() < rows.count();
    }

    static Scored of(Part part, Numbered loans, List<Input> inputs, Map<String, Scorer> scorers) {
        Rows rows = loans.loans().inputs(inputs);
        Map<String, double[]> pds = new LinkedHashMap<>();
        scorers.forEach((name, scorer) -> pds.put(name, scorer.probabilities(rows)));
        return of(part, loans, rows, pds);
    }

    static Scored of(Part part, Numbered loans, Rows rows, Map<String, double[]> pds) {
        List<LocalDate> days = loans.loans().days();
        return new Scored(part, Collections.min(days), Collections.max(days), loans.numbers(), rows, pds);
    }

    /** Loans with the numbers they are called by. */
    record Numbered(LabelledLoans loans, int[] numbers) {
        static Numbered all(LabelledLoans loans) {
            return new Numbered(loans, IntStream.rangeClosed(1, loans.count()).toArray());
        }

        Numbered at(int[] chosen) {
            return new Numbered(
                    loans.at(chosen),
                    IntStream.of(chosen).map(place -> numbers[place]).toArray());
        }

        /** Those before a day, or those from it on. */
        Numbered split(LocalDate day, boolean isLater) {
            return at(IntStream.range(0, loans.count())
                    .filter(place -> loans.days().get(place).isBefore(day) != isLater)
                    .toArray());
        }
    }
}
