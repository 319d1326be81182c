package precredit.model.validation;

import precredit.model.ModelCard;

/**
 * What became of all loans known on the training date. Good and bad ones whose borrower was in a household train, but for
 * {@code early} ones, known to be bad before their 12 months were over.
 */
public record Labels(
        long all,
        long indeterminate,
        long immature,
        long withoutHousehold,
        long early,
        long training,
        long trainingBads,
        long outOfTime,
        long outOfTimeBads) {

    /** {@code mature} are the good and bad loans of households whose 12 months are over. */
    static Labels of(ModelCard.LabelCounts counts, Known known, Measures training, long mature) {
        long outcome = counts.good() + counts.bad();
        return new Labels(
                outcome + counts.indeterminate() + counts.immature(),
                counts.indeterminate(),
                counts.immature(),
                outcome - known.withHousehold(),
                known.withHousehold() - mature,
                training.rows(),
                training.bads(),
                mature - training.rows(),
                known.matureBads() - training.bads());
    }

    /** Good and bad loans of households, and the bads among those whose 12 months are over. */
    record Known(long withHousehold, long matureBads) {}
}
