package precredit.sample;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import precredit.model.LabelledLoans;
import precredit.model.table.Rows;

/**
 * The loans of a generated county whose twelve months are over, with what its sources had told of their households the
 * day before each was granted, counted without Spark and without the defects of deliveries, and with the risk that each
 * was drawn with. Penalties are left out.
 */
record SeenLoans(LabelledLoans loans, double[] risks) {
    private static final Map<String, ToDoubleFunction<Seen>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("land_area_mu", seen -> seen.household.ownCentimu() / 100.0);
        COLUMNS.put("parcel_count", seen -> seen.household.parcels().size());
        COLUMNS.put("leased_in_mu", seen -> seen.leased(true));
        COLUMNS.put("leased_out_mu", seen -> seen.leased(false));
        COLUMNS.put("working_age_count", Seen::workers);
        COLUMNS.put("sales_amount_yuan_12m", seen -> Seen.yuan(seen.lately));
        COLUMNS.put("sales_kg_12m", seen -> Seen.kilograms(seen.lately));
        COLUMNS.put("sales_amount_yuan_prior_12m", seen -> Seen.yuan(seen.before));
        COLUMNS.put("sales_active_months_12m", Seen::months);
        COLUMNS.put("sales_buyer_count_12m", seen -> seen.buyers().size());
        COLUMNS.put("sales_top_buyer_share_12m", Seen::topBuyer);
        COLUMNS.put("months_since_last_sale", Seen::sinceLastSale);
        COLUMNS.put("capacity_ratio_12m", Seen::capacity);
        COLUMNS.put("subsidy_amount_yuan_24m", seen -> seen.household.ownCentimu() * 2.5);
        COLUMNS.put("loans_open_count", seen -> seen.open().size());
        COLUMNS.put("loan_balance_yuan", Seen::balance);
        COLUMNS.put("max_days_past_due_24m", Seen::late);
        COLUMNS.put("penalties_in_force_count", seen -> 0);
    }

    static SeenLoans of(County county) {
        List<Seen> all = new ArrayList<>();
        for (int block = 0; block < county.blocks(); block++) {
            for (Household household : county.block(block)) {
                if (household.plant().isEmpty()) {
                    seen(household, county, all);
                }
            }
        }
        all.sort(Comparator.comparing(seen -> seen.loan.id()));
        double[][] values = COLUMNS.values().stream()
                .map(column -> all.stream().mapToDouble(column).toArray())
                .toArray(double[][]::new);
        byte[] bad = new byte[all.size()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = (byte) (all.get(i).label == Label.BAD ? 1 : 0);
        }
        LabelledLoans loans = new LabelledLoans(
                all.stream().map(seen -> seen.loan.id()).toList(),
                all.stream().map(seen -> seen.household.code()).toList(),
                all.stream().map(seen -> seen.day).toList(),
                new Rows(List.copyOf(COLUMNS.keySet()), values, bad));
        return new SeenLoans(
                loans, all.stream().mapToDouble(seen -> seen.loan.risk()).toArray());
    }

    private static void seen(Household household, County county, List<Seen> all) {
        List<Sale> sales = Harvest.of(household, county).stream()
                .filter(sale -> sale.outlet() != Sale.Outlet.MARKET_AS_DEALER)
                .toList();
        List<Loan> loans = LoanBook.of(household, county);
        LocalDate end = county.timeline().end();
        for (Loan loan : loans) {
            Label label = loan.label(end);
            LocalDate day = loan.granted().minusDays(1);
            boolean mature = !loan.granted().plusMonths(12).isAfter(end);
            if (mature && (label == Label.GOOD || label == Label.BAD) && household.liveOn(day)) {
                all.add(new Seen(household, loan, label, day, known(sales, county, day), loans));
            }
        }
    }

    private static List<Sale> known(List<Sale> sales, County county, LocalDate day) {
        List<Drop> market = county.timeline().market();
        return sales.stream()
                .filter(sale -> {
                    int place = Drop.covering(market, sale.day());
                    return place >= 0 && !market.get(place).dt().isAfter(day);
                })
                .toList();
    }

    /** One loan and what was known of its household on a day. */
    private static final class Seen {
        private final Household household;
        private final Loan loan;
        private final Label label;
        private final LocalDate day;
        private final List<Sale> known;
        private final List<Sale> lately;
        private final List<Sale> before;
        private final List<Loan> others;

        Seen(Household household, Loan loan, Label label, LocalDate day, List<Sale> known, List<Loan> loans) {
            this.household = household;
            this.loan = loan;
            this.label = label;
            this.day = day;
            this.known = known;
            this.lately = within(known, day.minusMonths(12), day);
            this.before = within(known, day.minusMonths(24), day.minusMonths(12));
            this.others = loans.stream()
                    .filter(other -> !other.granted().isAfter(day))
                    .toList();
        }

        private static List<Sale> within(List<Sale> sales, LocalDate after, LocalDate until) {
            return sales.stream()
                    .filter(sale -> sale.day().isAfter(after) && !sale.day().isAfter(until))
                    .toList();
        }

        private static double yuan(List<Sale> sales) {
            return sales.stream().mapToLong(Sale::fen).sum() / 100.0;
        }

        private static double kilograms(List<Sale> sales) {
            return sales.stream().mapToLong(Sale::weight).sum() / 200.0;
        }

        double leased(boolean in) {
            return household.leases().stream()
                            .filter(lease ->
                                    lease.inForceOn(day) && (in ? lease.in() : lease.out()).equals(household.code()))
                            .mapToInt(Lease::centimu)
                            .sum()
                    / 100.0;
        }

        double workers() {
            return household.persons().stream()
                    .filter(person -> !person.deadOn(day))
                    .mapToInt(person -> person.birth().until(day).getYears())
                    .filter(age -> age >= 16 && age <= 59)
                    .count();
        }

        double months() {
            return lately.stream()
                    .map(sale -> YearMonth.from(sale.day()))
                    .distinct()
                    .count();
        }

        Map<Integer, Long> buyers() {
            Map<Integer, Long> fen = new HashMap<>();
            lately.forEach(sale -> fen.merge(sale.buyer(), sale.fen(), Long::sum));
            return fen;
        }

        double topBuyer() {
            Map<Integer, Long> fen = buyers();
            return fen.values().stream().mapToLong(Long::longValue).max().orElse(0)
                    / (fen.isEmpty()
                            ? Double.NaN
                            : fen.values().stream().mapToLong(Long::longValue).sum());
        }

        double sinceLastSale() {
            return known.stream()
                    .map(Sale::day)
                    .max(Comparator.naturalOrder())
                    .map(last -> (double) last.until(day).toTotalMonths())
                    .orElse(Double.NaN);
        }

        double capacity() {
            double loads = lately.stream()
                    .mapToDouble(sale -> sale.weight() / 200.0 / sale.crop().kgPerMu())
                    .sum();
            return loads * 100 / household.farmedCentimu(day);
        }

        List<Loan> open() {
            return others.stream().filter(other -> other.closed().isAfter(day)).toList();
        }

        private List<Loan.Month> told(Loan other) {
            return other.months().stream()
                    .filter(month -> !month.end().plusDays(4).isAfter(day))
                    .toList();
        }

        double balance() {
            double sum = 0;
            for (Loan other : open()) {
                List<Loan.Month> told = told(other);
                sum += told.isEmpty() ? 0 : told.get(told.size() - 1).balance();
            }
            return sum;
        }

        double late() {
            LocalDate after = day.minusMonths(24);
            return others.isEmpty()
                    ? Double.NaN
                    : others.stream()
                            .flatMap(other -> told(other).stream())
                            .filter(month -> month.end().isAfter(after))
                            .mapToInt(Loan.Month::daysPastDue)
                            .max()
                            .orElse(0);
        }
    }
}
