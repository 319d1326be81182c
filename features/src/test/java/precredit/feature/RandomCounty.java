package precredit.feature;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import precredit.silver.SilverTable;
import precredit.silver.TextSilver;

/**
 * A county of invented persons drawn from a seed, crowded with what is easy to get wrong: month ends and leap days, the
 * borders of windows, versions that arrive late or out of order, backfills, shared, dead and nameless members.
 */
final class RandomCounty {
    static final List<LocalDate> DATES = dates("2024-02-29", "2025-02-28", "2025-08-31", "2026-03-31");

    private static final List<LocalDate> BIRTHS = dates(
            "1958-07-01",
            "1960-03-01",
            "1965-02-28",
            "1966-03-31",
            "1984-02-29",
            "1996-02-29",
            "2008-02-29",
            "2009-08-31");
    private static final String[][] SNAPSHOTS = {
        {"2022-01-10", "2020-06-01"},
        {"2024-02-29", "2024-02-29"},
        {"2025-06-30", "2025-06-30"},
        {"2026-04-01", "2026-03-31"}
    };
    private static final String VERSION = "source record_key version dt known_from event_date ";

    private final SplittableRandom random;
    private final int size;
    private final List<String> households;
    private final List<LocalDate> grantDates;
    private final Map<SilverTable, List<String[]>> rows = new EnumMap<>(SilverTable.class);

    RandomCounty(long seed, int size) {
        this.random = new SplittableRandom(seed);
        this.size = size;
        this.households =
                IntStream.range(0, size).mapToObj(this::household).distinct().toList();
        this.grantDates = IntStream.range(0, 40).mapToObj(i -> day()).toList();
    }

    TextSilver silver() {
        for (String[] snapshot : SNAPSHOTS) {
            IntStream.range(0, households.size()).filter(i -> chance(93)).forEach(i -> land(snapshot, i));
        }
        IntStream.range(0, size * 15).forEach(this::sale);
        IntStream.range(0, size).forEach(this::credit);
        IntStream.range(0, size).forEach(this::loan);
        return written();
    }

    private String household(int i) {
        String county = oneOf("370614", "370614", "370684", "370634", "370982");
        return county + "10020301" + (chance(8) ? oneOf("8000", "8001", "0000", "9001") : digits(i + 1, 4));
    }

    private void land(String[] snapshot, int i) {
        String household = households.get(i);
        add(
                SilverTable.HOUSEHOLD,
                snapshot,
                household,
                chance(92) ? "1" : oneOf("2", "3"),
                chance(70) ? person(i, 1) : null);
        TreeSet<String> members = new TreeSet<>();
        IntStream.range(0, 4).filter(k -> chance(75)).forEach(k -> members.add(chance(92) ? person(i, k) : anyone()));
        members.forEach(member -> member(snapshot, household, member));
        for (int k = 0; k < random.nextInt(4); k++) {
            String certificate = household + k;
            add(
                    SilverTable.PARCEL,
                    snapshot,
                    household,
                    certificate,
                    oneOf("110", "110", "123", "300", "900"),
                    decimal(9));
            if (chance(25)) {
                add(SilverTable.CANCELLATION, snapshot, certificate, day().toString());
            }
        }
        if (chance(40)) {
            add(
                    SilverTable.LEASE,
                    snapshot,
                    oneOf(household, null),
                    anyHousehold(),
                    day().toString(),
                    day().toString(),
                    decimal(5));
        }
    }

    private void member(String[] snapshot, String household, String person) {
        int number = Integer.parseInt(person.substring(1));
        String relation =
                number % 4 == 0 ? oneOf("02", "02", "02", "01", "10") : oneOf("10", "20", "20", "01", null, "02");
        String birth = chance(6) ? null : BIRTHS.get(number % BIRTHS.size()).toString();
        String note = oneOf(null, null, null, "3", "7");
        add(
                SilverTable.MEMBER,
                snapshot,
                household,
                person,
                "d" + number / 2,
                relation,
                note,
                birth,
                oneOf("true", "false", "false", null));
    }

    private void sale(int i) {
        String key = "s" + i;
        versions(SilverTable.SALE, key, day(), () -> new String[] {
            anyone(),
            oneOf("", "b1", "b2", "b3"),
            oneOf("tomato", "番茄", "apple", "苹果", "chive", "unknown", null),
            decimal(4000),
            decimal(9000),
            oneOf("true", "true", "true", "false")
        });
    }

    private void credit(int i) {
        versions(SilverTable.SUBSIDY, "u" + i, day(), () -> new String[] {anyone(), decimal(900)});
        versions(SilverTable.CONSENT, "c" + i, chance(70) ? LocalDate.parse("2021-05-31") : day(), () -> new String[] {
            person(i % households.size(), chance(80) ? 0 : 1),
            chance(90) ? oneOf("land|sales|credit", "credit|land|sales") : "land|sales",
            oneOf(null, "2027-01-01", "2027-01-01", day().toString()),
            chance(80) ? null : day().toString()
        });
        if (chance(15)) {
            versions(SilverTable.PENALTY, "p" + i, day(), () -> new String[] {anyone(), oneOf(null, day().toString())});
            versions(SilverTable.DEBTOR, "d" + i, day(), () ->
                    new String[] {"d" + random.nextInt(size * 2), oneOf("全部未履行", "部分未履行", "全部已履行")});
        }
    }

    private void loan(int i) {
        String loan = "l" + i;
        String source = oneOf("bank", "bureau");
        LocalDate granted = oneOf(grantDates.toArray(LocalDate[]::new));
        String borrower = anyone();
        if (chance(95)) {
            versions(source, SilverTable.LOAN, loan, granted, () -> new String[] {
                loan,
                borrower,
                oneOf(null, granted.plusDays(random.nextInt(700)).toString())
            });
        }
        for (int k = 0; k < random.nextInt(20); k++) {
            LocalDate monthEnd = granted.plusMonths(k).with(TemporalAdjusters.lastDayOfMonth());
            versions(source, SilverTable.LOAN_MONTH, loan + "@" + k, monthEnd, () -> new String[] {
                loan,
                decimal(50000),
                oneOf("0", "0", "0", "0", "0", "0", "5", "29", "30", "89", "90", "120"),
                chance(97) ? oneOf("1", "2") : "3"
            });
        }
    }

    private interface Cells {
        String[] draw();
    }

    private void versions(SilverTable table, String key, LocalDate eventDate, Cells cells) {
        versions(oneOf("county", "market"), table, key, eventDate, cells);
    }

    private void versions(String source, SilverTable table, String key, LocalDate eventDate, Cells cells) {
        for (int k = 0; k < (chance(70) ? 1 : 3); k++) {
            LocalDate happened = chance(95) ? eventDate : eventDate.minusDays(1);
            String delivered = happened.plusDays(random.nextInt(60)).toString();
            String knownFrom = chance(30) ? happened.toString() : delivered;
            String[] version = {
                source, key, oneOf("1", "2", "3"), delivered, knownFrom, chance(99) ? happened.toString() : null
            };
            rows(table).add(Stream.of(version, cells.draw()).flatMap(Stream::of).toArray(String[]::new));
        }
    }

    private TextSilver written() {
        return new TextSilver()
                .with(
                        SilverTable.HOUSEHOLD,
                        "dt known_from household_id contractor_type contractor_token",
                        rows(SilverTable.HOUSEHOLD))
                .with(
                        SilverTable.MEMBER,
                        "dt known_from household_id person_token debtor_token relation note birth_date checksum_failed",
                        rows(SilverTable.MEMBER))
                .with(
                        SilverTable.PARCEL,
                        "dt known_from household_id certificate_no method area_mu",
                        rows(SilverTable.PARCEL))
                .with(
                        SilverTable.CANCELLATION,
                        "dt known_from certificate_no cancelled_on",
                        rows(SilverTable.CANCELLATION))
                .with(
                        SilverTable.LEASE,
                        "dt known_from out_household_id in_household_id start_date end_date area_mu",
                        rows(SilverTable.LEASE))
                .with(
                        SilverTable.SALE,
                        VERSION + "person_token buyer goods weight_kg amount_yuan own_sale",
                        rows(SilverTable.SALE))
                .with(SilverTable.SUBSIDY, VERSION + "person_token amount_yuan", rows(SilverTable.SUBSIDY))
                .with(
                        SilverTable.CONSENT,
                        VERSION + "person_token scopes expires_on revoked_on",
                        rows(SilverTable.CONSENT))
                .with(SilverTable.PENALTY, VERSION + "person_token published_until", rows(SilverTable.PENALTY))
                .with(SilverTable.DEBTOR, VERSION + "debtor_token performance", rows(SilverTable.DEBTOR))
                .with(SilverTable.LOAN, VERSION + "loan_id person_token closed_on", rows(SilverTable.LOAN))
                .with(
                        SilverTable.LOAN_MONTH,
                        VERSION + "loan_id balance_yuan days_past_due five_class",
                        rows(SilverTable.LOAN_MONTH));
    }

    private void add(SilverTable table, String[] snapshot, String... cells) {
        rows(table).add(Stream.of(snapshot, cells).flatMap(Stream::of).toArray(String[]::new));
    }

    private List<String[]> rows(SilverTable table) {
        return rows.computeIfAbsent(table, none -> new ArrayList<>());
    }

    /** Half the days lie on a border of a window of one of the dates, or next to it. */
    private LocalDate day() {
        LocalDate border = DATES.get(random.nextInt(DATES.size())).minusMonths(12L * random.nextInt(3));
        return chance(50)
                ? border.plusDays(random.nextInt(5) - 2)
                : LocalDate.parse("2021-06-01").plusDays(random.nextInt(1800));
    }

    private String person(int household, int k) {
        return "p" + (household * 4 + k);
    }

    private String anyone() {
        return person(random.nextInt(households.size()), random.nextInt(4));
    }

    private String anyHousehold() {
        return households.get(random.nextInt(households.size()));
    }

    private String decimal(int bound) {
        int places = oneOf(2, 2, 2, 0, 6);
        return random.nextInt(bound)
                + (places == 0 ? "" : "." + digits(random.nextInt((int) Math.pow(10, places)), places));
    }

    private static String digits(int number, int width) {
        String text = Integer.toString(number);
        return "0".repeat(width - text.length()) + text;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<LocalDate> dates(String... dates) {
        return Stream.of(dates).map(LocalDate::parse).toList();
    }
}
