package precredit.feature;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;

/** Ages and months in whole numbers, by the calendar and not by counting days. */
final class Calendar {
    private Calendar() {}

    /** Completed years; who is born on 29 February completes one on 1 March where the year has no such day. */
    static Column completedYears(Column birthDate, Column date) {
        Column beforeBirthday = monthAndDay(date).lt(monthAndDay(birthDate));
        return year(date).minus(year(birthDate)).minus(when(beforeBirthday, 1).otherwise(0));
    }

    /** The largest n for which {@code add_months(from, n)} is not after {@code to}. */
    static Column completedMonths(Column from, Column to) {
        Column apart = calendarMonths(from, to);
        return apart.minus(when(add_months(from, apart).gt(to), 1).otherwise(0));
    }

    /** How many times the month changes between two dates: 0 within one calendar month. */
    static Column calendarMonths(Column from, Column to) {
        return year(to).minus(year(from)).multiply(12).plus(month(to)).minus(month(from));
    }

    private static Column monthAndDay(Column date) {
        return month(date).multiply(lit(100)).plus(dayofmonth(date));
    }
}
