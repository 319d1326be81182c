package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;
import precredit.settings.SourceSettings;
import precredit.silver.SilverTable;

/**
 * Deliveries that were damaged at random: each row of each ends in one place, or the file is refused in one line.
 * {@code -Dcampaign.files=10000 -Dcampaign.seed=7 -Dcampaign.first=0} says how many are tried and which.
 */
class BadInputCampaignTest {
    private static final int FILES = Integer.getInteger("campaign.files", 150);
    private static final int FIRST = Integer.getInteger("campaign.first", 0);
    private static final long SEED = Long.getLong("campaign.seed", 7);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Configuration HADOOP = new Configuration();
    private static final int SHOWN = 20;
    /** Of the files so many go through the whole of ingest, in one landing zone. */
    private static final int ONE_OF = 50;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    private static Path folder;

    private static List<Mutated.Original> originals;

    @BeforeAll
    static void deliver() {
        SampleGenerator.write(
                new SampleRequest(
                        20, 12, 7, folder.resolve("sample"), Path.of("../conf/dictionaries/divisions"), "370982"),
                (source, done, all) -> {});
        originals =
                Mutated.originals(folder.resolve("sample"), LandingOf.defaults().sources());
    }

    @Test
    void everyRowOfADamagedFileEndsInOnePlaceOrTheFileIsRefused() {
        List<String> failures = new ArrayList<>();
        int refused = 0;
        int lost = 0;
        for (int i = FIRST; i < FIRST + FILES; i++) {
            Mutated file = Mutated.of(originals, SEED, i);
            try {
                refused += assertTimeoutPreemptively(PATIENCE, () -> new Trial(file, folder, HADOOP).isTaken()) ? 0 : 1;
            } catch (Exception | AssertionError e) {
                lost++;
                if (failures.size() < SHOWN) {
                    failures.add("file " + i + ": " + file + ": " + e);
                }
            }
        }
        say(
                "bad input: %,d files tried with seed %d, %,d taken row by row, %,d refused in one line, %,d neither",
                FILES, SEED, FILES - refused - lost, refused, lost);
        assertThat(failures).isEmpty();
    }

    @Test
    void aLandingZoneOfDamagedDeliveriesIsTakenWithoutLosingARow() {
        LandingOf landing = new LandingOf(
                folder, LandingOf.defaults(), "county-credit", "land-registry", "produce-market", "apple-cooperative");
        int deliveries = Math.min(400, Math.max(10, FILES / ONE_OF));
        for (int i = 0; i < deliveries; i++) {
            deliver(landing, Mutated.of(originals, SEED + 1, i), FIRST_DAY.plusDays(i));
        }

        Arrival arrival = landing.ingest("2028-01-01");

        arrival.refusals().forEach(Trial::assertOneLineOfNobody);
        arrival.notices().forEach(Trial::assertOneLineOfNobody);
        Map<String, Arrival.Counts> counts = arrival.counts(landing.intake().sources());
        counts.forEach((source, found) -> {
            assertThat(found.good() + found.quarantined()).as(source).isEqualTo(found.delivered());
            assertThat(silver(landing.lake(), source))
                    .as("silver of %s", source)
                    .isEqualTo(found.good());
            assertThat(rows(landing.lake(), LakeTable.QUARANTINE, source))
                    .as("quarantine of %s", source)
                    .isEqualTo(found.quarantined());
        });
        assertThat(arrival.deliveries() + arrival.refusals().size()).isEqualTo(deliveries);
        say(
                "bad input through ingest: %,d deliveries tried with seed %d, %,d taken, %,d refused in one line, %,d rows, %,d of"
                        + " them in quarantine",
                deliveries,
                SEED + 1,
                arrival.deliveries(),
                arrival.refusals().size(),
                arrival.delivered(),
                arrival.quarantined());
    }

    /** A delivery of a date; what a snapshot needs beside the damaged file comes as it was. */
    private static void deliver(LandingOf landing, Mutated file, LocalDate dt) {
        SourceSettings settings = file.original().settings();
        String place = file.original().source() + "/" + dt + "/";
        if (settings.mode() == SourceSettings.Mode.SNAPSHOT) {
            Map<String, byte[]> others = new TreeMap<>();
            originals.stream()
                    .filter(other -> other.source().equals(file.original().source()))
                    .filter(other -> !other.type().equals(file.original().type()))
                    .forEach(other -> others.putIfAbsent(other.type(), other.table()));
            others.forEach((type, table) -> landing.bytes(place + type + ".csv", table));
        }
        landing.bytes(place + file.name(), file.bytes());
    }

    private static long silver(Lake lake, String source) {
        long rows = 0;
        for (SilverTable table : SilverTable.values()) {
            rows += rows(lake, LakeTable.silver(table), source);
        }
        return rows;
    }

    private static long rows(Lake lake, LakeTable table, String source) {
        return lake.has(table)
                ? lake.read(table)
                        .where(functions.col("source").equalTo(source))
                        .count()
                : 0;
    }

    /** The figures of a campaign, as the last of its lines. */
    private static void say(String words, Object... figures) {
        System.out.printf(Locale.ROOT, words + "%n", figures);
    }
}
