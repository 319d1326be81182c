package precredit.model.validation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import precredit.model.LabelledLoans;
import precredit.model.table.Rows;

/** The labelled loans of one month, by the day before they were granted, against all training loans. */
public record Month(String month, long rows, long bads, Drift score, Map<String, Drift> inputs) {

    /** Every month that has loans, in order; the rows are those of the loans. */
    static List<Month> of(LabelledLoans loans, Rows rows, DriftBins bins) {
        Map<YearMonth, List<Integer>> places = new TreeMap<>();
        for (int row = 0; row < loans.count(); row++) {
            places.computeIfAbsent(YearMonth.from(loans.days().get(row)), month -> new ArrayList<>())
                    .add(row);
        }
        List<Month> months = new ArrayList<>();
        places.forEach((month, chosen) -> {
            Rows its = rows.at(chosen.stream().mapToInt(Integer::intValue).toArray());
            DriftBins.Drifts drifts = bins.of(its);
            months.add(new Month(month.toString(), its.count(), its.bads(), drifts.score(), drifts.inputs()));
        });
        return List.copyOf(months);
    }
}
