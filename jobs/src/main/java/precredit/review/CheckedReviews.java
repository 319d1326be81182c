package precredit.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a workbook, judged: what the good ones say, and what is wrong with the others. */
record CheckedReviews(List<ReviewFact> facts, List<Mistake> mistakes) {

    static CheckedReviews of(ReviewWorkbook workbook, ReviewCheck check) {
        List<ReviewFact> facts = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>(workbook.mistakes());
        Set<String> seen = new HashSet<>();
        for (ReviewRow row : workbook.rows()) {
            check.fault(row).map(row::mistake).ifPresentOrElse(mistakes::add, () -> {
                ReviewFact fact = check.fact(row);
                if (seen.add(fact.householdId())) {
                    facts.add(fact);
                } else {
                    mistakes.add(row.mistake("this household is reviewed in an earlier row already"));
                }
            });
        }
        return new CheckedReviews(facts, mistakes);
    }
}
