package precredit.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import precredit.feature.SaleSpan;
import precredit.silver.CondensedSales;

/** The sales by month of a county, those of months that no window tells apart as one. */
record SaleSpans(Lake lake, String run) {
    private static final String SINCE = "since";

    /** Sums up the spans that do not stand as they were kept, and lets go of what is none of them. */
    void keep(List<SaleSpan> spans, List<SaleSpan> standing) {
        spans.stream().filter(span -> !standing.contains(span)).forEach(this::keep);
        Set<LocalDate> current = spans.stream().map(SaleSpan::since).collect(Collectors.toSet());
        for (LocalDate since : kept()) {
            if (!current.contains(since)) {
                replace(since, lake.read(LakeTable.SALE_SPAN).limit(0));
            }
        }
    }

    /** The sales of all spans, as {@link CondensedSales}. */
    Dataset<Row> sales() {
        return lake.read(LakeTable.SALE_SPAN).drop("county", SINCE);
    }

    private void keep(SaleSpan span) {
        Dataset<Row> sum = span.sum(ofMonths(span.holds(col("month"))))
                .withColumn("county", lit(lake.county()))
                .withColumn(SINCE, lit(span.since()));
        // Rows of a person beside one another take less place, and less time to read.
        replace(span.since(), sum.sortWithinPartitions("person_token"));
    }

    private void replace(LocalDate since, Dataset<Row> rows) {
        lake.replace(LakeTable.SALE_SPAN, Extent.of(SINCE, since), rows, run);
    }

    private List<LocalDate> kept() {
        return lake.read(LakeTable.SALE_SPAN)
                .select(SINCE)
                .distinct()
                .as(Encoders.LOCALDATE())
                .collectAsList();
    }

    private Dataset<Row> ofMonths(Column which) {
        return CondensedSales.ofMonth(
                lake.read(LakeTable.SALE_MONTH).where(which).drop("county", "month"));
    }
}
