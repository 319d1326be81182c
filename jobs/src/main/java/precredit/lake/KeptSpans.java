package precredit.lake;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import precredit.feature.Span;

/**
 * What the rows of an append table say of months that have settled, those of each span as one, kept so that a night reads no
 * more rows of the table than those of the last months and of months in which a window ends. A span is made again when
 * something in one of its months changed: a delivery came, went or was replaced, or a version of one of its rows did,
 * wherever it was delivered. What is kept says no more than the rows do and can be made of them again.
 *
 * @param from the rows
 * @param to the table that holds the spans, by the first day of each
 * @param by what rows beside one another have in common: they take less place so, and less time to read
 */
record KeptSpans(Lake lake, SpanMark mark, InForce from, LakeTable to, String by, String run) implements KeptRows {
    private static final String SINCE = "since";

    @Override
    public boolean isOfLater() {
        return mark.read().map(then -> then.asOf().isAfter(from.asOf())).orElse(false);
    }

    /**
     * Makes those again that do not stand as they were kept, and lets go of what is none of them.
     *
     * @param months is told first in which settled months something changed, if in any; nothing where that may be in all
     * @param rows of a span
     */
    void keep(
            List<Span> spans,
            RepeatedKeys repeated,
            Consumer<Optional<SortedSet<LocalDate>>> months,
            Function<Span, Dataset<Row>> rows) {
        Optional<SpanMark.Kept> kept = mark.read();
        SpanMark.Kept now = new SpanMark.Kept(from.asOf(), version(), lake.version(LakeTable.REPEATED), spans);
        if (kept.equals(Optional.of(now))) {
            return;
        }
        Optional<SortedSet<LocalDate>> changed = kept.flatMap(then -> from.changedSince(then, repeated));
        List<Span> standing = changed.map(in -> kept.orElseThrow().spans().stream()
                        .filter(span -> in.stream().noneMatch(span::holds))
                        .toList())
                .orElse(List.of());
        mark.clear();
        if (!changed.equals(Optional.of(new TreeSet<LocalDate>()))) {
            months.accept(changed);
        }
        spans.stream().filter(span -> !standing.contains(span)).forEach(span -> replace(span, rows.apply(span)));
        forgetAllBut(spans);
        mark.write(now);
    }

    /** The rows of all spans, without the columns by which they lie in their table. */
    Dataset<Row> rows() {
        return lake.read(to).drop("county", SINCE);
    }

    @Override
    public void forget() {
        mark.clear();
    }

    @Override
    public long version() {
        return lake.version(from.table());
    }

    @Override
    public void rewritten(long before) {
        mark.read().filter(then -> then.table() == before).ifPresent(then -> mark.write(then.in(version())));
    }

    private void replace(Span span, Dataset<Row> rows) {
        Dataset<Row> placed = rows.withColumn("county", lit(lake.county())).withColumn(SINCE, lit(span.since()));
        lake.replace(to, Extent.of(SINCE, span.since()), placed.sortWithinPartitions(by), run);
    }

    private void forgetAllBut(List<Span> spans) {
        Set<LocalDate> current = spans.stream().map(Span::since).collect(Collectors.toSet());
        for (LocalDate since : since()) {
            if (!current.contains(since)) {
                lake.replace(to, Extent.of(SINCE, since), lake.read(to).limit(0), run);
            }
        }
    }

    private List<LocalDate> since() {
        return lake.read(to).select(SINCE).distinct().as(Encoders.LOCALDATE()).collectAsList();
    }
}
