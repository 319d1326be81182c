package precredit.publish.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.policy.Opinion;
import precredit.policy.Reviews;
import precredit.publish.Decided;
import precredit.publish.Roll;

/** What reviewers said, counted by village, reviewer and opinion. */
public record ReviewFigures(List<Said> opinions) {
    private static final int VILLAGE_DIGITS = 12;
    private static final Comparator<Said> IN_ORDER = by(Said::villageCode)
            .thenComparing(by(Said::village))
            .thenComparing(by(Said::reviewer))
            .thenComparing(by(said -> said.opinion().code()))
            .thenComparing(by(Said::township));

    public ReviewFigures {
        opinions = List.copyOf(opinions);
    }

    /** So many households of one village of which one reviewer said the same. */
    record Said(
            String villageCode, String township, String village, String reviewer, Opinion opinion, long households) {}

    /**
     * The reviews known on a date of the lists that are valid then; a household that has left the roll counts in the
     * village it was registered in.
     */
    public static ReviewFigures of(Dataset<Row> reviews, Roll roll, LocalDate asOf, int validityDays) {
        Map<Said, Long> said = Reviews.known(reviews, asOf, validityDays)
                .select("household_id", "reviewer", "opinion")
                .collectAsList()
                .stream()
                .map(review -> said(review, roll.find(review.getString(0))))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new ReviewFigures(said.entrySet().stream()
                .map(one -> times(one.getKey(), one.getValue()))
                .sorted(IN_ORDER)
                .toList());
    }

    private static Said said(Row review, Optional<Decided> household) {
        String id = review.getString(0);
        return new Said(
                household.map(Decided::villageCode).orElseGet(() -> id.substring(0, VILLAGE_DIGITS)),
                household.map(Decided::township).orElse(""),
                household.map(Decided::village).orElse("不在名册"),
                review.getString(1),
                Opinion.valueOf(review.getString(2).toUpperCase(Locale.ROOT)),
                1);
    }

    private static Said times(Said one, long households) {
        return new Said(one.villageCode(), one.township(), one.village(), one.reviewer(), one.opinion(), households);
    }

    private static Comparator<Said> by(Function<Said, String> text) {
        return Comparator.comparing(said -> UTF8String.fromString(text.apply(said)), UTF8String::binaryCompare);
    }
}
