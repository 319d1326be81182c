package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A landing zone in which every day brings new sales, and something that a night must get right besides. */
final class RestlessCounty {
    /** What a day may bring beside new sales. */
    enum Event {
        CORRECTED_BILLS,
        BILLS_IMPORTED_AGAIN,
        LATE_DELIVERY,
        DELIVERY_REPLACED,
        PURCHASES_BACKFILLED,
        LAND_SNAPSHOT,
        LAND_SNAPSHOT_BACKFILLED,
        LOANS_CLOSED,
        MONTH_ENDS_AND_SUBSIDIES_TOLD_ANEW
    }

    private static final String MARKET = "produce-market";
    private static final String BILLS = "weighing_bill";
    private static final String REGISTER = "land-registry";
    private static final String BILL =
            "\\d{20},[^,\"]*,2,\\d{17}[\\dX],[^\"]*,\\d+,\\d+,\\d+,4,[-0-9]{10} [:0-9]{8},[-0-9]{10} [:0-9]{8}";
    private static final String CREDIT = "county-credit";
    private static final String OPEN_LOAN = "[^\"]*,";
    private static final String MONTH_END = "[^,\"]*,[-0-9]{10},[.0-9]+,\\d+,[1-5]";
    private static final int WEIGHT = 9;
    private static final int AMOUNT = 10;
    private static final int SETTLED = 12;
    private static final int MODIFIED = 13;
    private static final int DIGITS_OF_A_BILL = 20;

    private final Path landing;
    private final Random random;
    private final List<Event> deck = new ArrayList<>();

    RestlessCounty(Path landing, long seed) {
        this.landing = landing;
        this.random = new Random(seed);
    }

    /** Delivers what becomes known on a date: new sales, and the next {@code count} events, all kinds in turn. */
    List<Event> deliver(LocalDate date, int count) {
        List<String> bills = new ArrayList<>(some(sold(date.minusDays(1))));
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = next();
            events.add(event);
            switch (event) {
                case CORRECTED_BILLS -> bills.addAll(some(bill -> corrected(bill, date)));
                case BILLS_IMPORTED_AGAIN -> bills.addAll(some(bill -> bill));
                case LATE_DELIVERY -> {
                    LocalDate late = free(MARKET, date.minusDays(2));
                    bills(late, some(sold(late.minusDays(40))));
                }
                case DELIVERY_REPLACED -> replace(any(MARKET, BILLS));
                case PURCHASES_BACKFILLED -> purchases(date);
                case LAND_SNAPSHOT -> snapshot(date);
                case LAND_SNAPSHOT_BACKFILLED -> snapshot(date).note("{\"known_from\":\"" + date.minusDays(50) + "\"}");
                case LOANS_CLOSED -> closeLoans(date);
                case MONTH_ENDS_AND_SUBSIDIES_TOLD_ANEW -> tellAnew(date);
            }
        }
        bills(date, bills);
        return events;
    }

    private void bills(LocalDate date, List<String> rows) {
        new PackedCsv(folder(MARKET, date), BILLS).write(oldest(MARKET, BILLS).header(), rows);
    }

    private Event next() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Event.values()));
            Collections.shuffle(deck, random);
        }
        return deck.remove(0);
    }

    /** The good bills of some delivery, each made into another. */
    private List<String> some(UnaryOperator<String> change) {
        return any(MARKET, BILLS).rows().stream()
                .filter(row -> row.matches(BILL))
                .limit(150)
                .map(change)
                .toList();
    }

    private UnaryOperator<String> sold(LocalDate date) {
        return bill -> {
            String[] cells = bill.split(",", -1);
            cells[0] = digits(DIGITS_OF_A_BILL);
            cells[SETTLED] = date + cells[SETTLED].substring(10);
            cells[MODIFIED] = cells[SETTLED];
            return String.join(",", cells);
        };
    }

    private static String corrected(String bill, LocalDate date) {
        String[] cells = bill.split(",", -1);
        cells[WEIGHT] = twice(cells[WEIGHT]);
        cells[AMOUNT] = twice(cells[AMOUNT]);
        cells[MODIFIED] = date + " 08:00:00";
        return String.join(",", cells);
    }

    /** The same folder with half of its bills. */
    private static void replace(PackedCsv delivered) {
        List<String> rows = delivered.rows();
        delivered.write(delivered.header(), rows.subList(0, rows.size() / 2));
    }

    private void purchases(LocalDate date) {
        PackedCsv like = any("apple-cooperative", "purchase");
        PackedCsv backfill = new PackedCsv(folder("apple-cooperative", free("apple-cooperative", date)), "purchase");
        backfill.write(
                like.header(),
                like.rows().stream()
                        .filter(row -> row.matches("HZ\\d{11},[^\"]*"))
                        .map(row -> "HZ" + digits(11) + row.substring(13))
                        .toList());
        backfill.note("{\"known\":\"event\"}");
    }

    /** The newest snapshot without some of its parcels and members. */
    private PackedCsv snapshot(LocalDate date) {
        List<Path> snapshots = deliveries(REGISTER);
        Path newest = snapshots.get(snapshots.size() - 1);
        Path folder = folder(REGISTER, free(REGISTER, date));
        for (String file : List.of("CBF", "CBHT", "LZHT", "CBJYQZ_QZZX", "CBF_JTCY", "CBDKXX")) {
            int lost = file.equals("CBF_JTCY") || file.equals("CBDKXX") ? 0 : -1;
            PackedCsv before = new PackedCsv(newest, file);
            new PackedCsv(folder, file)
                    .write(
                            before.header(),
                            before.rows().stream()
                                    .filter(row -> random.nextInt(50) != lost)
                                    .toList());
        }
        return new PackedCsv(folder, "CBF");
    }

    private void closeLoans(LocalDate date) {
        PackedCsv like = oldest(CREDIT, "loan");
        new PackedCsv(folder(CREDIT, free(CREDIT, date)), "loan")
                .write(
                        like.header(),
                        aThird(like.rows(), OPEN_LOAN)
                                .map(row -> row + date.minusDays(1))
                                .toList());
    }

    /** Month ends of a delivery with other figures, some of them of the month before, and subsidies with other amounts. */
    private void tellAnew(LocalDate date) {
        PackedCsv months = anyWith("loan_month");
        PackedCsv subsidies = anyWith("subsidy");
        Path folder = folder(CREDIT, free(CREDIT, date));
        new PackedCsv(folder, "loan_month")
                .write(
                        months.header(),
                        aThird(months.rows(), MONTH_END)
                                .map(row -> other(row, date))
                                .toList());
        int amount = List.of(subsidies.header().split(",", -1)).indexOf("amount_yuan");
        new PackedCsv(folder, "subsidy")
                .write(
                        subsidies.header(),
                        aThird(subsidies.rows(), "[^\"]*")
                                .map(row -> {
                                    String[] cells = row.split(",", -1);
                                    cells[amount] = random.nextInt(2000) + ".50";
                                    return String.join(",", cells);
                                })
                                .toList());
    }

    private String other(String monthEnd, LocalDate date) {
        String[] cells = monthEnd.split(",", -1);
        LocalDate lastMonth = date.withDayOfMonth(1).minusDays(1);
        cells[1] = random.nextInt(4) == 0 ? lastMonth.toString() : cells[1];
        cells[3] = Integer.toString(random.nextInt(3) * 20);
        cells[4] = Integer.toString(1 + random.nextInt(5));
        return String.join(",", cells);
    }

    /** About a third of those rows that match, and one at least if any does. */
    private Stream<String> aThird(List<String> rows, String pattern) {
        List<String> all = rows.stream().filter(row -> row.matches(pattern)).toList();
        List<String> some = all.stream().filter(row -> random.nextInt(3) == 0).toList();
        return (some.isEmpty() ? all.subList(0, Math.min(1, all.size())) : some).stream();
    }

    /** The last date up to a given one on which a source delivered nothing. */
    private LocalDate free(String source, LocalDate upTo) {
        LocalDate date = upTo;
        while (Files.exists(folder(source, date))) {
            date = date.minusDays(1);
        }
        return date;
    }

    private Path folder(String source, LocalDate date) {
        return landing.resolve(source).resolve("dt=" + date);
    }

    private List<Path> deliveries(String source) {
        try (Stream<Path> folders = Files.list(landing.resolve(source))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of some delivery of a source. */
    private PackedCsv any(String source, String file) {
        List<Path> all = deliveries(source);
        return new PackedCsv(all.get(random.nextInt(all.size())), file);
    }

    /** A file of some delivery of credit records that has it. */
    private PackedCsv anyWith(String file) {
        List<PackedCsv> all = deliveries(CREDIT).stream()
                .map(delivery -> new PackedCsv(delivery, file))
                .filter(PackedCsv::isThere)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private PackedCsv oldest(String source, String file) {
        return new PackedCsv(deliveries(source).get(0), file);
    }

    private String digits(int count) {
        return random.ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static String twice(String number) {
        return new BigInteger(number).shiftLeft(1).toString();
    }
}
