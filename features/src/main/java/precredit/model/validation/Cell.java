package precredit.model.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The households of one group: how many there are, are scored, had a labelled loan; of those scored, the mean probability
 * and the shares within the cut-off and in leaves without evidence. Nothing is said of fewer than {@link #LEAST}: small
 * groups are put together, small counts left out, and shares have three decimals, too few to work out those of a group
 * that was left out from the others.
 */
public record Cell(
        String kind,
        String group,
        Optional<Long> households,
        Optional<Long> scored,
        Optional<Long> borrowers,
        Optional<Double> meanPd,
        Optional<Double> withinCutOff,
        Optional<Double> withoutEvidence) {
    /** The fewest households that anything is said of. */
    public static final int LEAST = 20;

    /** The name of what small groups are put into. */
    public static final String REST = "*";

    /** What is known of one household. */
    record Household(boolean scored, boolean borrower, double pd, boolean within, boolean evident) {}

    /** The groups of one kind by their names, the rest last. */
    static List<Cell> of(String kind, List<String> groups, List<Household> households) {
        Map<String, List<Household>> members = new TreeMap<>();
        for (int i = 0; i < households.size(); i++) {
            members.computeIfAbsent(groups.get(i), group -> new ArrayList<>()).add(households.get(i));
        }
        List<Household> rest = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        members.forEach((group, its) -> {
            if (its.size() >= LEAST) {
                cells.add(of(kind, group, its));
            } else {
                rest.addAll(its);
            }
        });
        if (!rest.isEmpty()) {
            cells.add(of(kind, REST, rest));
        }
        return List.copyOf(cells);
    }

    private static Cell of(String kind, String group, List<Household> all) {
        List<Household> scored = all.stream().filter(Household::scored).toList();
        long borrowers = all.stream().filter(Household::borrower).count();
        return new Cell(
                kind,
                group,
                unlessFew(all.size()),
                unlessFew(scored.size()),
                unlessFew(borrowers),
                mean(scored, Household::pd),
                mean(scored, household -> household.within() ? 1 : 0),
                mean(scored, household -> household.evident() ? 0 : 1));
    }

    private static Optional<Long> unlessFew(long count) {
        return Optional.of(count).filter(number -> number >= LEAST);
    }

    private static Optional<Double> mean(
            List<Household> scored, java.util.function.ToDoubleFunction<Household> figure) {
        return scored.size() < LEAST
                ? Optional.empty()
                : Optional.of(rounded(scored.stream().mapToDouble(figure).sum() / scored.size()));
    }

    private static double rounded(double share) {
        return new BigDecimal(share).setScale(3, RoundingMode.HALF_UP).doubleValue();
    }
}
