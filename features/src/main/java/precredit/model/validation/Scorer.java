package precredit.model.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import precredit.model.TrainedModel;
import precredit.model.TreeScores;
import precredit.model.bin.BinnedRows;
import precredit.model.learn.Scorecard;
import precredit.model.table.Rows;

/** A learnt model: a probability of default for rows whose columns are the inputs, in their order. */
@FunctionalInterface
public interface Scorer {
    String TREE = "tree";
    String SCORECARD = "scorecard";
    String BOOSTING = "boosting";
    String BASELINE = "mllib_tree";

    double[] probabilities(Rows rows);

    /** The tree first, then the challengers that learn from the same rows in the same bins. */
    static Map<String, Scorer> of(TrainedModel.Learnt learnt) {
        Scorecard card = Scorecard.fit(learnt.rows());
        Map<String, Scorer> scorers = new LinkedHashMap<>();
        scorers.put(TREE, rows -> TreeScores.of(learnt.tree(), rows).pds());
        scorers.put(SCORECARD, rows -> card.probabilities(BinnedRows.of(rows, card.bins())));
        scorers.put(BOOSTING, rows -> learnt.teacher()
                .probabilities(BinnedRows.of(rows, learnt.rows().bins())));
        return scorers;
    }
}
