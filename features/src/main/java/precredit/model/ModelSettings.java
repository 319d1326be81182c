package precredit.model;

import java.util.List;
import java.util.Optional;
import precredit.model.bin.Quantiles;

/** How a tree is grown, tested and admitted; {@code id} names a registered model to decide with instead. */
public record ModelSettings(
        Optional<String> id,
        int retrainAfterDays,
        List<Input> inputs,
        Growth growth,
        HoldOut holdOut,
        GateSettings gates) {
    public ModelSettings {
        if (inputs.stream().map(Input::column).distinct().count() != inputs.size()) {
            throw new IllegalArgumentException("an input is listed twice");
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("a tree needs at least one input");
        }
        if (retrainAfterDays < 1) {
            throw new IllegalArgumentException("retrain-after-days must be 1 or more");
        }
    }

    /**
     * Bounds of the tree. Depth and leaves within them are chosen on the later part of the development loans; with
     * too few bads there, {@code untestedLeaves} is the number of leaves. {@code smoothingRows} loans of the parent's
     * probability are added to every node.
     */
    public record Growth(
            int maxDepth,
            int maxLeaves,
            int untestedLeaves,
            int minRowsPerLeaf,
            double smoothingRows,
            int maxBins,
            long seed) {
        public Growth {
            if (maxDepth < 1 || maxDepth > 30) {
                throw new IllegalArgumentException("max-depth must be between 1 and 30");
            }
            if (maxLeaves < 1 || untestedLeaves < 1 || untestedLeaves > maxLeaves) {
                throw new IllegalArgumentException("untested-leaves must be between 1 and max-leaves");
            }
            if (minRowsPerLeaf < 1) {
                throw new IllegalArgumentException("min-rows-per-leaf must be 1 or more");
            }
            if (!(smoothingRows > 0) || Double.isInfinite(smoothingRows)) {
                throw new IllegalArgumentException(
                        "smoothing-rows must be above 0, or a leaf would promise no default");
            }
            if (maxBins < 2 || maxBins > Quantiles.MOST_BINS) {
                throw new IllegalArgumentException("max-bins must be between 2 and " + Quantiles.MOST_BINS);
            }
        }
    }

    /** The latest loans, whole days, at most this share; with fewer bads than {@code minBads} none are held out. */
    public record HoldOut(double share, int minBads) {
        public HoldOut {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("share must be 0 or more and below 1");
            }
            if (minBads < 1) {
                throw new IllegalArgumentException("min-bads must be 1 or more");
            }
        }
    }

    /**
     * What a candidate must show. Floor and champion are asked of a hold-out with {@code judgedFromBads} bads or more; a
     * single input with an area above {@code leakAuc} knows the outcome.
     */
    public record GateSettings(
            int minGoods, int minBads, double aucFloor, int judgedFromBads, double championMargin, double leakAuc) {
        public GateSettings {
            if (minGoods < 1 || minBads < 1) {
                throw new IllegalArgumentException("min-goods and min-bads must be 1 or more");
            }
            if (!(leakAuc > 0.5 && leakAuc <= 1)) {
                throw new IllegalArgumentException("leak-auc must be above 0.5 and at most 1");
            }
            if (!(aucFloor >= 0 && aucFloor <= 1) || !(championMargin >= 0 && championMargin <= 1)) {
                throw new IllegalArgumentException("auc-floor and champion-margin must be between 0 and 1");
            }
        }
    }
}
