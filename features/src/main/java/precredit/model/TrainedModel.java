package precredit.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Boosting;

/**
 * A tree, the loans it learnt from and those it was held to afterwards, and what each input tells by itself. Dates are
 * the {@code as_of} of the loans.
 */
public record TrainedModel(
        Learnt learnt, Periods periods, Part development, Optional<Part> holdOut, List<InputStrength> strengths) {
    /** The labelled loans of a period and how the tree does on them; both good and bad are needed to measure. */
    public record Part(LocalDate from, LocalDate to, long goods, long bads, Optional<Metrics> metrics) {
        /** How a tree does on loans, of which there is at least one. */
        public static Part of(Tree tree, LabelledLoans loans) {
            return TreeTrainer.part(tree, loans);
        }
    }

    /** A tree, its size, the boosted trees that taught it and the rows, in their bins, that both learnt from. */
    public record Learnt(Tree tree, Size size, Boosting.Ensemble teacher, BinnedRows rows) {}

    public TrainedModel {
        strengths = List.copyOf(strengths);
    }

    public Tree tree() {
        return learnt.tree();
    }

    public Size size() {
        return learnt.size();
    }

    /** The same with another tree in the place of its own. */
    public TrainedModel with(Tree other) {
        return new TrainedModel(
                new Learnt(other, learnt.size(), learnt.teacher(), learnt.rows()),
                periods,
                development,
                holdOut,
                strengths);
    }

    /** How another tree, the champion's, does on the loans held out here. */
    public Optional<Metrics> onHoldOut(Tree other, LabelledLoans loans) {
        return periods.heldOutFrom().flatMap(from -> {
            LabelledLoans heldOut = loans.from(from);
            return Metrics.of(TreeScores.of(other, heldOut.rows()).pds(), heldOut.rows());
        });
    }
}
