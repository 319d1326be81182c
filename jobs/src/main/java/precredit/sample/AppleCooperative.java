package precredit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import precredit.sample.Draw.Purpose;
import precredit.sample.Sale.Outlet;

/** The apple cooperative: its purchases month by month, some voided later, and one delivery that it sent twice. */
final class AppleCooperative {
    private static final String SETTLED = "已结算";
    private static final String VOID = "作废";
    private static final List<String> GRADES = List.of("80一级", "80一二级", "75一级", "75统货", "85一级", "70统货");
    private static final List<String> BUYERS = List.of("东村收购站", "西村收购站", "恒温库一号", "恒温库二号", "果品出口部", "代办点");

    private final County county;
    private final Landing landing;
    private final List<Drop> drops;
    private final List<Delivery> deliveries = new ArrayList<>();

    AppleCooperative(County county, Landing landing) {
        this.county = county;
        this.landing = landing;
        this.drops = county.timeline().cooperative();
        for (Drop drop : drops) {
            deliveries.add(landing.delivery(Source.APPLE_COOPERATIVE, drop.dt(), deliveries.size()));
        }
        deliveries.get(sentTwice()).without(Reason.FUTURE_EVENT);
    }

    /** The purchases from one household, whose number is part of theirs. */
    void write(Household household, List<Sale> sales) {
        Draw draw = county.draw(Purpose.PURCHASES, household.index());
        int running = 0;
        for (Sale sale : sales) {
            if (sale.outlet() == Outlet.COOPERATIVE) {
                running++;
                write(household, "HZ" + Places.digits(household.index(), 7) + Places.digits(running, 4), sale, draw);
            }
        }
    }

    void close() {
        deliveries.forEach(Delivery::close);
        sendAgain(deliveries.get(sentTwice()));
    }

    private void write(Household household, String number, Sale sale, Draw draw) {
        String grade = draw.pick(GRADES);
        boolean voided = draw.chance(0.006) || household.is(Plant.VOIDED_PURCHASE);
        int bought = Drop.covering(drops, sale.day());
        int told = Drop.covering(drops, sale.day().plusDays(45));
        deliveries.get(bought).row(SampleFile.PURCHASE, cells(number, sale, grade, SETTLED));
        if (voided && told > bought) {
            deliveries.get(told).row(SampleFile.PURCHASE, cells(number, sale, grade, VOID));
        }
    }

    private static String[] cells(String number, Sale sale, String grade, String state) {
        long fenPerKg = 2L * sale.fenPerJin();
        return new String[] {
            number,
            Written.inWords(sale.day()),
            sale.seller().name(),
            sale.seller().id(),
            sale.crop().title(),
            grade,
            Written.cents(sale.weight() / 2),
            Written.cents(fenPerKg),
            Written.cents(fenPerKg * (sale.weight() / 2) / 100),
            BUYERS.get(sale.buyer() % BUYERS.size()),
            state
        };
    }

    private int sentTwice() {
        return deliveries.size() / 2;
    }

    /** The same files again under a later date: every row that was good is a duplicate now, broken ones stay broken. */
    private void sendAgain(Delivery sent) {
        LocalDate again = sent.dt().plusDays(4);
        if (again.isAfter(county.timeline().end())) {
            return;
        }
        Path folder = sent.folder().resolveSibling("dt=" + again);
        try (Stream<Path> files = Files.list(sent.folder())) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        count(sent, again);
    }

    private void count(Delivery sent, LocalDate again) {
        Truth truth = landing.truth();
        Map<Reason, Long> broken = truth.quarantined(SampleFile.PURCHASE, sent.dt());
        long all = sent.rows(SampleFile.PURCHASE);
        broken.forEach((reason, rows) -> {
            if (reason != Reason.DUPLICATE) {
                truth.quarantined(SampleFile.PURCHASE, again, reason, rows);
            }
        });
        long stillBroken = broken.entrySet().stream()
                .filter(entry -> entry.getKey() != Reason.DUPLICATE)
                .mapToLong(Map.Entry::getValue)
                .sum();
        truth.quarantined(SampleFile.PURCHASE, again, Reason.DUPLICATE, all - stillBroken);
        truth.delivered(SampleFile.PURCHASE, again, all);
    }
}
