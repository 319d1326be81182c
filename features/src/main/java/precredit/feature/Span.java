package precredit.feature;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.CondensedMonthEnds;
import precredit.silver.CondensedSales;
import precredit.silver.CondensedSubsidies;

/**
 * Calendar months in a row of which, on a date, every window of a history holds either all or none, and which are over long
 * enough that little of theirs still comes or changes: summed up once, they serve until the calendar month of the date is over.
 *
 * @param since the first day of the first month; {@link #BEGINNING} of all months before {@code until}
 * @param until the first day after the last month
 * @param grain what features tell apart in it: of the rest they ask no more than sums
 */
public record Span(LocalDate since, LocalDate until, Grain grain) {
    /** What features tell apart. */
    public enum Grain {
        /** Persons who sold, and to whom each of them did, and what. */
        BUYER,
        /** Persons who sold. */
        SELLER,
        LOAN,
        /** Persons to whom subsidies were paid. */
        RECIPIENT
    }

    /** Before all that happened. */
    static final LocalDate BEGINNING = LocalDate.EPOCH;

    /** For so many months before that of the date things still come and change. */
    private static final int SETTLING = 3;

    /** The first day of the months of which, on a date, things still come and change. */
    public static LocalDate settledOn(LocalDate asOf) {
        return asOf.withDayOfMonth(1).minusMonths(SETTLING);
    }

    /** Those of sales on a date, the oldest first. */
    public static List<Span> ofSales(LocalDate asOf) {
        LocalDate buyers = Window.beforeBuyers(asOf);
        return between(asOf, History.edgesOfSales(asOf), since -> since.isAfter(buyers) ? Grain.BUYER : Grain.SELLER);
    }

    /** The same of month ends of loans. */
    public static List<Span> ofMonthEnds(LocalDate asOf) {
        return between(asOf, History.LOAN_MONTHS.edgesOn(asOf), since -> Grain.LOAN);
    }

    /** The same of subsidies, without those that were paid before all windows. */
    public static List<Span> ofSubsidies(LocalDate asOf) {
        boolean isAllAsked = History.SUBSIDIES.beforeOn(asOf).isEmpty();
        return between(asOf, History.SUBSIDIES.edgesOn(asOf), since -> Grain.RECIPIENT).stream()
                .filter(span -> isAllAsked || !span.isOpen())
                .toList();
    }

    /** The months of which a date asks that no span holds: those in which windows end, and the last ones. */
    public static SortedSet<LocalDate> besides(SortedSet<LocalDate> edges, LocalDate asOf) {
        SortedSet<LocalDate> months = new TreeSet<>(edges);
        months.addAll(months(settledOn(asOf), asOf.plusDays(1)));
        return months;
    }

    /** From a first day of a month on, those that begin before another day. */
    public static List<LocalDate> months(LocalDate from, LocalDate until) {
        return Stream.iterate(from, month -> month.isBefore(until), month -> month.plusMonths(1))
                .toList();
    }

    private static List<Span> between(LocalDate asOf, SortedSet<LocalDate> edges, Function<LocalDate, Grain> grain) {
        LocalDate settled = settledOn(asOf);
        List<Span> spans = new ArrayList<>();
        LocalDate since = BEGINNING;
        SortedSet<LocalDate> ends = new TreeSet<>(edges.headSet(settled));
        ends.add(settled);
        for (LocalDate until : ends) {
            if (since.isBefore(until)) {
                spans.add(new Span(since, until, grain.apply(since)));
            }
            since = until.plusMonths(1);
        }
        return spans;
    }

    /** Of a month, by its first day. */
    public boolean holds(LocalDate month) {
        return month.isBefore(until) && (isOpen() || !month.isBefore(since));
    }

    /** Whether it holds all months before its end. */
    public boolean isOpen() {
        return since.equals(BEGINNING);
    }

    /** The same of a column of months. */
    public Column holds(Column month) {
        Column isBefore = month.lt(lit(until));
        return isOpen() ? isBefore : isBefore.and(month.geq(lit(since)));
    }

    /** Its rows, condensed, in as few as say what is asked of them. */
    public Dataset<Row> sum(Dataset<Row> condensed) {
        return switch (grain) {
            case BUYER -> CondensedSales.byBuyer(condensed);
            case SELLER -> CondensedSales.byPerson(condensed);
            case LOAN -> CondensedMonthEnds.byLoan(condensed);
            case RECIPIENT -> CondensedSubsidies.byPerson(condensed);
        };
    }
}
