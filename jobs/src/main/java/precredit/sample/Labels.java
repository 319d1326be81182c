package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the loans ended, and how well the risk that drove them would have told the bad from the good. */
final class Labels {
    private static final double HELD_OUT = 0.25;

    private final Map<Label, Integer> counts = new EnumMap<>(Label.class);
    private final List<Outcome> outcomes = new ArrayList<>();

    void add(Label label) {
        counts.merge(label, 1, Integer::sum);
    }

    /** A loan of that day whose end was drawn with this risk. */
    void add(Label label, LocalDate granted, double risk) {
        add(label);
        if (label == Label.GOOD || label == Label.BAD) {
            outcomes.add(new Outcome(granted, risk, label == Label.BAD));
        }
    }

    int count(Label label) {
        return counts.getOrDefault(label, 0);
    }

    Map<String, Integer> counts() {
        Map<String, Integer> named = new TreeMap<>();
        for (Label label : Label.values()) {
            named.put(label.name().toLowerCase(Locale.ROOT), count(label));
        }
        return named;
    }

    /** The chance that a bad loan had the higher risk of a pair, ties counting half; 0.5 without a pair. */
    double auc() {
        return auc(outcomes);
    }

    /**
     * The same on the loans that a training on this day holds out: of those whose twelve months are over the latest
     * quarter, whole days.
     */
    double laterAuc(LocalDate training) {
        List<Outcome> latestFirst = outcomes.stream()
                .filter(outcome -> !outcome.granted.plusMonths(12).isAfter(training))
                .sorted(Comparator.comparing(Outcome::granted).reversed())
                .toList();
        int held = (int) (latestFirst.size() * HELD_OUT);
        while (held > 0 && latestFirst.get(held - 1).granted.equals(latestFirst.get(held).granted)) {
            held--;
        }
        return auc(latestFirst.subList(0, held));
    }

    private static double auc(List<Outcome> outcomes) {
        List<Outcome> ascending = new ArrayList<>(outcomes);
        ascending.sort(Comparator.comparingDouble(Outcome::risk));
        double won = 0;
        long goodBelow = 0;
        for (int from = 0; from < ascending.size(); ) {
            int to = from;
            long bad = 0;
            while (to < ascending.size() && ascending.get(to).risk == ascending.get(from).risk) {
                bad += ascending.get(to++).bad ? 1 : 0;
            }
            long good = to - from - bad;
            won += bad * (goodBelow + good / 2.0);
            goodBelow += good;
            from = to;
        }
        double pairs = (double) goodBelow * (outcomes.size() - goodBelow);
        return pairs == 0 ? 0.5 : won / pairs;
    }

    private record Outcome(LocalDate granted, double risk, boolean bad) {}
}
