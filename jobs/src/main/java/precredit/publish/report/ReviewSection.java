package precredit.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import precredit.policy.Opinion;
import precredit.publish.report.ReviewFigures.Said;

/** How often review meetings decide otherwise than policy: by village and by reviewer. */
final class ReviewSection {
    private ReviewSection() {}

    static Section of(ReviewFigures reviews) {
        String lead = reviews.opinions().isEmpty() ? "有效期内的名单还没有评议。" : "有效期内名单的评议；改变率 = （调减 + 调增 + 不予授信）÷ 已评议。";
        return new Section(
                "reviews",
                "评议",
                lead,
                List.of(),
                reviews.opinions().isEmpty()
                        ? List.of()
                        : List.of(
                                table(
                                        "review-village-table",
                                        "各村",
                                        List.of("乡镇", "村", "代码"),
                                        by(
                                                reviews,
                                                said -> List.of(said.township(), said.village(), said.villageCode()))),
                                table(
                                        "reviewer-table",
                                        "评议人",
                                        List.of("评议人"),
                                        by(reviews, said -> List.of(said.reviewer())))));
    }

    private static Map<String, List<Said>> by(ReviewFigures reviews, Function<Said, List<String>> names) {
        return reviews.opinions().stream()
                .collect(Collectors.groupingBy(
                        said -> String.join("\n", names.apply(said)), TreeMap::new, Collectors.toList()));
    }

    private static Table table(String id, String title, List<String> names, Map<String, List<Said>> groups) {
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((name, said) -> rows.add(Stream.concat(Stream.of(name.split("\n", -1)), figures(said).stream())
                .toList()));
        List<Said> all = groups.values().stream().flatMap(List::stream).toList();
        List<String> sums = new ArrayList<>(List.of("合计"));
        names.subList(1, names.size()).forEach(name -> sums.add(""));
        sums.addAll(figures(all));
        return new Table(
                id,
                title,
                Stream.concat(
                                names.stream().map(Table.Column::text),
                                Stream.of("已评议", "同意", "调减", "调增", "不予授信", "改变率")
                                        .map(Table.Column::number))
                        .toList(),
                rows,
                sums);
    }

    private static List<String> figures(List<Said> said) {
        long all = said.stream().mapToLong(Said::households).sum();
        List<String> cells = new ArrayList<>(List.of(Shown.count(all)));
        Stream.of(Opinion.AGREE, Opinion.LOWER, Opinion.RAISE, Opinion.REFUSE)
                .map(opinion -> Shown.count(count(said, opinion)))
                .forEach(cells::add);
        cells.add(Shown.percent(all - count(said, Opinion.AGREE), all));
        return cells;
    }

    private static long count(List<Said> said, Opinion opinion) {
        return said.stream()
                .filter(one -> one.opinion() == opinion)
                .mapToLong(Said::households)
                .sum();
    }
}
