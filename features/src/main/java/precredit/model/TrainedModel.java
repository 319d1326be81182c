package precredit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A tree, the loans it learnt from and those it was held to afterwards, and what each input tells by itself. Dates are
 * the {@code as_of} of the loans.
 */
public record TrainedModel(
        Tree tree,
        Size size,
        Periods periods,
        Part development,
        Optional<Part> holdOut,
        List<InputStrength> strengths) {
    /** The labelled loans of a period and how the tree does on them; both good and bad are needed to measure. */
    public record Part(LocalDate from, LocalDate to, long goods, long bads, Optional<Metrics> metrics) {
        /** How a tree does on loans, of which there is at least one. */
        public static Part of(Tree tree, LabelledLoans loans) {
            return TreeTrainer.part(tree, loans);
        }
    }

    public TrainedModel {
        strengths = List.copyOf(strengths);
    }

    /** How another tree, the champion's, does on the loans held out here. */
    public Optional<Metrics> onHoldOut(Tree other, LabelledLoans loans) {
        return periods.heldOutFrom().flatMap(from -> {
            LabelledLoans heldOut = loans.from(from);
            return Metrics.of(TreeScores.of(other, heldOut.rows()).pds(), heldOut.rows());
        });
    }
}
