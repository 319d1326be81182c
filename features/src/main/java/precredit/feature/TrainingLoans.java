package precredit.feature;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.label.Label;

/** The loans known on a training date: how each turned out, and what was known of those that train. */
public final class TrainingLoans {
    private final Labelled labelled;
    private final Dataset<Row> known;

    private TrainingLoans(Labelled labelled, Dataset<Row> known) {
        this.labelled = labelled;
        this.known = known;
    }

    /** Loans with the household of each, as {@link #labels()}, and of that household its snapshot. */
    record Labelled(Dataset<Row> loans) {
        /** The households whose loans train, each once on each day: household_id, as_of, snapshot. */
        Dataset<Row> households() {
            return training().select("household_id", "as_of", "snapshot").distinct();
        }

        /** {@code known} holds the features of these households, and may hold others. */
        TrainingLoans with(Dataset<Row> known) {
            return new TrainingLoans(this, known);
        }

        private Dataset<Row> training() {
            return loans.where(col("household_id").isNotNull())
                    .where(col("label").isin(Label.GOOD.text(), Label.BAD.text()));
        }
    }

    /**
     * One row a loan: loan_id, granted_on, as_of, household_id (null if the borrower belonged to no household of the roll
     * on that day), label.
     */
    public Dataset<Row> labels() {
        return labelled.loans().select("loan_id", "granted_on", "as_of", "household_id", "label");
    }

    /**
     * The good and the bad loans of households, each with what was known the day before it was granted, as
     * {@link FeatureTable#ofTraining}. Consent is that of the training date.
     */
    public Dataset<Row> rows() {
        Dataset<Row> training = labelled.training()
                .select("loan_id", "household_id", "as_of", "label")
                .join(known, new String[] {"household_id", "as_of"});
        return FeatureEngine.inOrder(training, FeatureTable.ofTraining());
    }
}
