package precredit.feature;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.label.Label;

/** The loans known on a training date: how each turned out, and what was known of those that train. */
public final class TrainingLoans {
    private final Dataset<Row> labelled;
    private final FeatureComputation computation;

    TrainingLoans(Dataset<Row> labelled, FeatureComputation computation) {
        this.labelled = labelled;
        this.computation = computation;
    }

    /**
     * One row a loan: loan_id, granted_on, as_of, household_id (null if the borrower belonged to no household of the roll
     * on that day), label.
     */
    public Dataset<Row> labels() {
        return labelled.select("loan_id", "granted_on", "as_of", "household_id", "label");
    }

    /**
     * The good and the bad loans of households, each with what was known the day before it was granted, as
     * {@link FeatureTable#ofTraining}. Consent is that of the training date.
     */
    public Dataset<Row> rows() {
        Dataset<Row> loans = labelled.where(col("household_id").isNotNull())
                .where(col("label").isin(Label.GOOD.text(), Label.BAD.text()));
        Dataset<Row> households = loans.select("household_id", "as_of", "snapshot", "contractor_token")
                .distinct();
        Dataset<Row> training = loans.select("loan_id", "household_id", "as_of", "label")
                .join(computation.withFeatures(households), new String[] {"household_id", "as_of"});
        return FeatureEngine.inOrder(training, FeatureTable.ofTraining());
    }
}
