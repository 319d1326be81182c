package precredit.feature;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.silver.CondensedSales;

/**
 * Calendar months in a row of which, on a date, every window holds either all or none, and which are over long enough that
 * few sales of theirs still come or change: summed up once, they serve until the calendar month of the date is over.
 *
 * @param since the first day of the first month; {@link #BEGINNING} of all months before {@code until}
 * @param until the first day after the last month
 * @param tellsBuyers whether a feature asks to whom somebody sold in them, and what
 */
public record SaleSpan(LocalDate since, LocalDate until, boolean tellsBuyers) {
    /** Before all sales. */
    static final LocalDate BEGINNING = LocalDate.EPOCH;

    /** For so many months before that of the date sales still come and change. */
    private static final int SETTLING = 3;

    /** The first day of the months of which, on a date, sales still come and change. */
    public static LocalDate settledOn(LocalDate asOf) {
        return asOf.withDayOfMonth(1).minusMonths(SETTLING);
    }

    /** Those of a date, the oldest first; together they leave out the months in which windows end, and the last ones. */
    public static List<SaleSpan> on(LocalDate asOf) {
        LocalDate settled = settledOn(asOf);
        LocalDate buyers = Window.beforeBuyers(asOf);
        List<SaleSpan> spans = new ArrayList<>();
        LocalDate since = BEGINNING;
        SortedSet<LocalDate> ends = new TreeSet<>(Window.edgesOn(asOf).headSet(settled));
        ends.add(settled);
        for (LocalDate until : ends) {
            if (since.isBefore(until)) {
                spans.add(new SaleSpan(since, until, since.isAfter(buyers)));
            }
            since = until.plusMonths(1);
        }
        return spans;
    }

    /** Of a month, by its first day. */
    public boolean holds(LocalDate month) {
        return month.isBefore(until) && (since.equals(BEGINNING) || !month.isBefore(since));
    }

    /** The same of a column of months. */
    public Column holds(Column month) {
        Column isBefore = month.lt(lit(until));
        return since.equals(BEGINNING) ? isBefore : isBefore.and(month.geq(lit(since)));
    }

    /** Its sales ({@link CondensedSales}) in as few rows as say what is asked of them. */
    public Dataset<Row> sum(Dataset<Row> condensed) {
        return tellsBuyers ? CondensedSales.byBuyer(condensed) : CondensedSales.byPerson(condensed);
    }
}
