package precredit.sample;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From the first delivery to the night {@code end}, and when each source delivers in between. */
record Timeline(LocalDate start, LocalDate end) {
    private static final Set<Month> COLD_STORES_EMPTY = Set.of(Month.JULY, Month.AUGUST, Month.SEPTEMBER);

    static Timeline of(SampleRequest request) {
        return new Timeline(SampleRequest.LAST_DAY.minusDays(request.days()), SampleRequest.LAST_DAY);
    }

    /** What the first land snapshot and the first credit delivery tell of was known this early. */
    LocalDate historyStart() {
        return start.minusYears(1);
    }

    /** Full snapshots: one at the start, about one a year, one shortly before the end. */
    List<LocalDate> landSnapshots() {
        List<LocalDate> days = new ArrayList<>();
        LocalDate last = later(start.plusDays(1), end.minusDays(10));
        for (LocalDate day = start; day.isBefore(last.minusDays(120)) || day.equals(start); day = day.plusDays(365)) {
            days.add(day);
        }
        days.add(last);
        return days;
    }

    /** By month at the beginning of the next one, by day in the last month; by what was modified in them. */
    List<Drop> market() {
        List<Drop> drops = new ArrayList<>();
        LocalDate daily = later(start, end.withDayOfMonth(1));
        for (LocalDate from = start;
                from.isBefore(daily);
                from = drops.get(drops.size() - 1).to().plusDays(1)) {
            LocalDate to = YearMonth.from(from).atEndOfMonth();
            int lag = to.plusDays(1).equals(daily) ? 1 : 1 + to.getMonthValue() % 3;
            drops.add(new Drop(to.plusDays(lag), from, to));
        }
        for (LocalDate day = daily; day.isBefore(end); day = day.plusDays(1)) {
            drops.add(new Drop(day.plusDays(1), day, day));
        }
        return drops;
    }

    /** By month while the cold stores sell, and once more for the last night. */
    List<Drop> cooperative() {
        List<Drop> drops = new ArrayList<>();
        LocalDate from = start;
        for (YearMonth month = YearMonth.from(start);
                month.atEndOfMonth().plusDays(6).isBefore(end);
                month = month.plusMonths(1)) {
            if (!COLD_STORES_EMPTY.contains(month.getMonth())) {
                drops.add(new Drop(month.atEndOfMonth().plusDays(6), from, month.atEndOfMonth()));
                from = month.atEndOfMonth().plusDays(1);
            }
        }
        drops.add(new Drop(end, from, end.minusDays(1)));
        return drops;
    }

    /** The backfill on the first day, the fifth of each month, the last night; a drop brings all up to its date. */
    List<Drop> credit() {
        List<Drop> drops = new ArrayList<>();
        drops.add(new Drop(start, LocalDate.MIN, start));
        for (LocalDate fifth = YearMonth.from(start).atDay(5); fifth.isBefore(end); fifth = fifth.plusMonths(1)) {
            if (fifth.isAfter(start)) {
                drops.add(new Drop(fifth, drops.get(drops.size() - 1).dt().plusDays(1), fifth));
            }
        }
        drops.add(new Drop(end, drops.get(drops.size() - 1).dt().plusDays(1), end));
        return drops;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
