package precredit.publish;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.LocalSpark;
import precredit.policy.Decision;
import precredit.policy.Households;
import precredit.policy.Ledger;
import precredit.policy.Origin;
import precredit.policy.Reviews;

/** Rolls for tests, of households written as what differs from one that qualifies. */
public final class Rolls {
    private Rolls() {}

    /** That nobody reviewed, of a county that has no list yet. */
    public static Roll of(String... households) {
        return compared(PreviousList.of(List.of()), rows(households));
    }

    /** Against the list before. */
    static Roll after(PreviousList previous, String... households) {
        return compared(previous, rows(households));
    }

    /** The same with reviews, each a household, an opinion and a limit. */
    static Roll reviewed(PreviousList previous, List<String> reviews, String... households) {
        String values = String.join(
                ", ",
                reviews.stream()
                        .map(review -> review.split(" ", -1))
                        .map(cells -> "('" + cells[0] + "', '" + cells[1] + "', " + cells[2] + ")")
                        .toList());
        Dataset<Row> inForce = LocalSpark.session()
                .sql("SELECT household_id, opinion, CAST(limit AS DECIMAL(18,2)) AS new_limit_yuan, '评议员' AS reviewer,"
                        + " DATE'2026-06-30' AS reviewed_on FROM VALUES " + values
                        + " AS review(household_id, opinion, limit)");
        return compared(previous, Reviews.applied(rows(households), inForce));
    }

    private static Dataset<Row> rows(String... households) {
        return Ledger.rows(
                Decision.decide(Households.of(households), Households.policy()),
                Households.policy(),
                new Origin("model-1", "run-1"));
    }

    private static Roll compared(PreviousList previous, Dataset<Row> rows) {
        return Roll.of(Ledger.compared(rows, previous.rows(LocalSpark.session())));
    }
}
