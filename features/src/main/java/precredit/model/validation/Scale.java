package precredit.model.validation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What policy makes of a probability: the grades by their upper ends, rising, the cut-off, and how many labelled loans a
 * leaf needs to count as evidence.
 */
public record Scale(List<Grade> grades, double cutOff, long evidenceRows) {
    /** A grade and the largest probability in it. */
    public record Grade(String name, double upTo) {}

    static final String NONE = "-";

    public Scale {
        grades = List.copyOf(grades);
    }

    /** The place of a probability's grade; one behind the last for what no grade takes. */
    int place(double pd) {
        return IntStream.range(0, grades.size())
                .filter(grade -> pd <= grades.get(grade).upTo())
                .findFirst()
                .orElse(grades.size());
    }

    String name(int place) {
        return place < grades.size() ? grades.get(place).name() : NONE;
    }
}
