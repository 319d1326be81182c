package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import precredit.problem.Problem;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;

class ArrivalTest {
    private static final String MARKET = "produce-market";
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);
    private static final Map<String, SourceSettings> SOURCES =
            Map.of(MARKET, Settings.load(Optional.empty(), List.of()).sources().get(MARKET));

    /** Each delivery has too few rows for its own share to count; together 52 of 700 are above a twentieth. */
    @Test
    void namesTheDeliveriesWithMostUnusableRowsInWhateverOrderTheyAreKnown() {
        List<Taken.Entry> entries = new ArrayList<>(List.of(
                entry(6, 1, 0),
                entry(5, 4, 0),
                entry(4, 4, 0),
                entry(3, 30, 0),
                entry(2, 2, 0),
                entry(1, 11, 0),
                entry(0, 90, 90)));
        String message = message(entries);

        assertThat(message)
                .contains("52 of 700 are in quarantine (most in dt=2026-06-27/bill.csv 30, dt=2026-06-29/bill.csv 11,"
                        + " dt=2026-06-25/bill.csv 4, dt=2026-06-26/bill.csv 4, dt=2026-06-28/bill.csv 2), above");
        Collections.reverse(entries);
        assertThat(message(entries)).isEqualTo(message);
    }

    private static String message(List<Taken.Entry> entries) {
        return new Arrival(new Taken(List.copyOf(entries)), List.of(), List.of(), 0)
                .problem(SOURCES, LAST, "landing")
                .map(Problem::getMessage)
                .orElseThrow();
    }

    private static Taken.Entry entry(int daysBefore, long quarantined, long duplicates) {
        return new Taken.Entry(
                "370982",
                MARKET,
                LAST.minusDays(daysBefore),
                "bill.csv",
                "bill",
                "",
                "",
                "",
                1,
                100,
                100 - quarantined,
                quarantined,
                duplicates);
    }
}
