package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.feature.fold.Look;
import precredit.feature.fold.Measure;
import precredit.household.Consents;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.CondensedSales;
import precredit.silver.Silver;
import precredit.silver.SilverTable;
import precredit.silver.Versions;

/**
 * Looks at what happened to persons, as it was known on as-of dates.
 *
 * @param latest the greatest of those dates: nothing after it is read
 * @param dates whether it is the only one: then nothing is read that happened before all windows
 */
record PersonHistories(Silver silver, LocalDate latest, Dates dates) {
    enum Dates {
        ONE,
        MANY
    }

    /** By which a row names its person. */
    static final List<Column> PERSON = List.of(col("person_token"));

    /** By which a month end names its loan. */
    static final List<Column> LOAN = List.of(col("source"), col("loan_id"));

    static final String NEWEST = "newest";

    /** Whether there is a consent in force to everything, on {@code latest} and not on the as-of date. */
    Look consents(String name) {
        return Look.at(
                silver.read(SilverTable.CONSENT).transform(Versions::resolved),
                PERSON,
                Consents.givenOn(latest),
                List.of(new Measure(name, Aggregate.COUNT::tally, lit(true))));
    }

    /** Own sales in groups: those of the last 12 months by buyer and goods, the others as one. */
    List<Look> sales() {
        List<Column> grain = Stream.of("source", "buyer", "goods")
                .map(column -> Window.LAST_12_MONTHS.limit(col(column)).as(column))
                .toList();
        return condensed(SilverTable.SALE)
                .map(parts -> parts.stream().map(rows -> Look.at(rows, PERSON, lit(true), History.SALES.measures())))
                .orElseGet(() -> Stream.of(Look.at(
                        CondensedSales.withCounts(known(SilverTable.SALE).where(col("own_sale"))),
                        PERSON,
                        isVisible(),
                        History.SALES.measures())))
                .map(look -> look.by(grain))
                .toList();
    }

    List<Look> subsidies() {
        return condensed(SilverTable.SUBSIDY)
                .map(parts -> parts.stream().map(rows -> subsidies(rows, lit(true))))
                .orElseGet(() -> Stream.of(subsidies(known(SilverTable.SUBSIDY, History.SUBSIDIES), isVisible())))
                .toList();
    }

    private static Look subsidies(Dataset<Row> payments, Column counts) {
        return Look.at(payments, PERSON, counts, History.SUBSIDIES.measures());
    }

    Look penalties() {
        Column isPublished =
                col("published_until").isNull().or(col("published_until").geq(col("as_of")));
        return Look.at(known(SilverTable.PENALTY), PERSON, isVisible().and(isPublished), History.PENALTIES.measures());
    }

    /** Loans, each a group of its own. */
    List<Look> loans() {
        return condensed(SilverTable.LOAN)
                .map(parts -> parts.stream().map(rows -> loans(rows, lit(true))))
                .orElseGet(() -> Stream.of(loans(known(SilverTable.LOAN), isVisible())))
                .toList();
    }

    private static Look loans(Dataset<Row> loans, Column counts) {
        return Look.at(loans, PERSON, counts, List.of()).by(List.of(col("source"), col("loan_id"), col("closed_on")));
    }

    /** Month ends of loans that a window holds on some date, and of each loan the newest of these as {@link #NEWEST}. */
    List<Look> monthEnds() {
        return condensed(SilverTable.LOAN_MONTH)
                .map(parts -> parts.stream().map(rows -> monthEnds(within(rows), lit(true))))
                .orElseGet(() -> Stream.of(monthEnds(known(SilverTable.LOAN_MONTH, History.LOAN_MONTHS))))
                .toList();
    }

    private Dataset<Row> within(Dataset<Row> months) {
        return before(History.LOAN_MONTHS)
                .map(day -> months.where(col("event_date").gt(lit(day))))
                .orElse(months);
    }

    /** Those before, where {@link #monthEnds} leaves any out. */
    Optional<List<Look>> earlierMonthEnds() {
        return before(History.LOAN_MONTHS).map(day -> {
            Column isEarlier = col("event_date").leq(lit(day));
            return condensed(SilverTable.LOAN_MONTH)
                    .map(parts -> parts.stream().map(rows -> monthEnds(rows.where(isEarlier), lit(true))))
                    .orElseGet(() ->
                            Stream.of(monthEnds(known(SilverTable.LOAN_MONTH).where(isEarlier))))
                    .toList();
        });
    }

    private static Look monthEnds(Dataset<Row> months) {
        return monthEnds(CondensedMonthEnds.withCounts(months), isVisible());
    }

    private static Look monthEnds(Dataset<Row> months, Column counts) {
        Measure newest = new Measure(
                NEWEST,
                Aggregate.MAX::tally,
                struct("event_date", "version", "dt", "line", "balance_yuan", "days_past_due"));
        return Look.at(
                months,
                LOAN,
                counts,
                Stream.concat(History.LOAN_MONTHS.measures().stream(), Stream.of(newest))
                        .toList());
    }

    /** What somebody keeps of a history in fewer rows, all that count on the one as-of date of all. */
    private Optional<List<Dataset<Row>>> condensed(SilverTable table) {
        return dates == Dates.ONE ? silver.condensed(table, latest) : Optional.empty();
    }

    private Optional<LocalDate> before(History history) {
        return dates == Dates.ONE ? history.beforeOn(latest) : Optional.empty();
    }

    /** Without what happened before all windows of a history. */
    private Dataset<Row> known(SilverTable table, History history) {
        return known(before(history).map(day -> silver.read(table, day)).orElseGet(() -> silver.read(table)));
    }

    private Dataset<Row> known(SilverTable table) {
        return known(silver.read(table));
    }

    private Dataset<Row> known(Dataset<Row> versions) {
        return Versions.resolved(versions)
                .where(col("known_from").leq(lit(latest)).and(col("event_date").leq(lit(latest))));
    }

    private static Column isVisible() {
        return Versions.visibleOn(col("as_of"));
    }
}
