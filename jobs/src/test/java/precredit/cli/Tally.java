package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Points of a campaign of one kind: how many were tried, and how they ended. */
final class Tally {
    private static final int SHOWN = 10;
    private static final long STEP = 1_000_003;

    private final String kind;
    private final int points;
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /** One disturbance of a night; says in a word how it ended. */
    interface Point {
        String run(int number, Random random) throws Exception;
    }

    Tally(String kind, int points) {
        this.kind = kind;
        this.points = points;
    }

    boolean isAsked() {
        return points > 0;
    }

    /** Tries all points; one that ends otherwise than it may fails the test once all were tried. */
    void run(long seed, int first, Point point) {
        for (int i = first; i < first + points; i++) {
            Instant began = Instant.now();
            try {
                String end = point.run(i, new Random(seed * STEP + i));
                ends.merge(end, 1, Integer::sum);
                long seconds = Duration.between(began, Instant.now()).toSeconds();
                System.out.println(kind + " " + i + ": " + end + " after " + seconds + " s");
            } catch (Exception | AssertionError e) {
                failures.add(kind + " " + i + ": " + e);
                System.out.println("fault " + failures.get(failures.size() - 1));
            }
        }
        System.out.println(this);
        assertThat(failures.stream().limit(SHOWN)).isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        ends.forEach((end, times) -> words.append(String.format(Locale.ROOT, ", %,d %s", times, end)));
        return String.format(Locale.ROOT, "%s: %,d tried%s, %,d neither", kind, points, words, failures.size());
    }
}
