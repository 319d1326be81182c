package precredit.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.policy.Reviews;

/** The reviews of a county's lists as the lake holds them: one of a household and list, the one imported last. */
final class ReviewTable {
    private final Lake lake;
    private final String county;

    ReviewTable(Lake lake, String county) {
        this.lake = lake;
        this.county = county;
    }

    /** Adds what was said of one list; of a household that has been reviewed before, the new word replaces the old. */
    void store(LocalDate list, List<ReviewFact> facts) {
        Map<String, Row> rows = new TreeMap<>(lake
                .read(LakeTable.REVIEW)
                .where("list_date = DATE'" + list + "'")
                .selectExpr(Reviews.SCHEMA.fieldNames())
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.<String>getAs("household_id"), Function.identity())));
        facts.stream()
                .sorted(Comparator.comparing(ReviewFact::householdId))
                .forEach(fact -> rows.put(fact.householdId(), row(list, fact)));
        lake.replace(
                LakeTable.REVIEW,
                Extent.where("list_date", list),
                lake.spark()
                        .createDataFrame(List.copyOf(rows.values()), Reviews.SCHEMA)
                        .coalesce(1),
                "review " + list);
    }

    private Row row(LocalDate list, ReviewFact fact) {
        return RowFactory.create(
                county,
                list,
                fact.householdId(),
                fact.opinion().code(),
                fact.oldLimitYuan(),
                fact.newLimitYuan(),
                fact.reviewer(),
                fact.reviewedOn(),
                fact.remark());
    }
}
