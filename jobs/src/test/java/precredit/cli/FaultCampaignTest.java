package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.FailingDisk;
import precredit.FailingDisk.Failure;
import precredit.problem.Exit;

/**
 * Nights that are disturbed at random: afterwards, or once they are run again, the list is that of an undisturbed night, or
 * it is refused and the list before is current. {@code -Dcampaign.points=60 -Dcampaign.kills=20 -Dcampaign.seed=7} says how
 * many disturbances are tried, how many of processes that are killed, and which.
 */
class FaultCampaignTest {
    private static final int POINTS = Integer.getInteger("campaign.points", 3);
    private static final int KILLS = Integer.getInteger("campaign.kills", 0);
    private static final long SEED = Long.getLong("campaign.seed", 7);
    private static final String MASTER = "spark.master";
    private static final int SHOWN = 10;
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    @TempDir
    private static Path folder;

    private static FaultyCounty county;
    private static long changes;

    /** One disturbance; says how it ended. */
    private interface Disturbance {
        String on(Path root, Random random) throws IOException, InterruptedException;
    }

    @BeforeAll
    static void runAnUndisturbedNight() throws IOException {
        System.setProperty(MASTER, "local[2]");
        county = new FaultyCounty(folder);
        Path counted = county.fresh("counted");
        changes = FailingDisk.during(
                Failure.NONE,
                Long.MAX_VALUE,
                uri(counted),
                () -> county.assertIsUndisturbed(counted, county.night(counted)));
        remove(counted);
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
    }

    @Test
    void aNightThatIsCutOffIsMadeGoodByTheNext() throws IOException {
        List<String> failures = new ArrayList<>();
        int survived = 0;
        for (int i = 0; i < POINTS + KILLS; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            Path root = county.fresh("point" + i);
            String what =
                    i < POINTS ? List.of("cut off", "disk full", "damaged").get(i % 3) : "a process";
            try {
                what += ": " + disturbance(i).on(root, random);
                survived++;
            } catch (Exception | AssertionError e) {
                failures.add("point " + i + " " + what + ": " + e);
            }
            remove(root);
        }
        System.out.printf(
                Locale.ROOT,
                "faults: %,d points tried with seed %d (%,d of them kills), %,d survived, %,d not%n",
                POINTS + KILLS,
                SEED,
                KILLS,
                survived,
                failures.size());
        assertThat(failures.stream().limit(SHOWN)).isEmpty();
    }

    private static Disturbance disturbance(int point) {
        if (point >= POINTS) {
            return (point - POINTS) % 4 == 3 ? FaultCampaignTest::twoAtOnce : FaultCampaignTest::killed;
        }
        return switch (point % 3) {
            case 0 -> (root, random) -> failing(Failure.KILLED, root, random);
            case 1 -> (root, random) -> failing(Failure.FULL, root, random);
            default -> FaultCampaignTest::damaged;
        };
    }

    private static String failing(Failure failure, Path root, Random random) {
        long after = random.nextLong(changes);
        List<Told> told = new ArrayList<>();
        FailingDisk.during(failure, after, uri(root), () -> told.add(county.night(root)));
        if (failure == Failure.FULL) {
            assertRefused(told.get(0));
        }
        county.assertShowsOneWholeList(root);
        county.assertIsUndisturbed(root, county.night(root));
        return "after " + after + " of " + changes + " changes";
    }

    /** A file of the lake is damaged before the night: it is not needed, or the night says which it is. */
    private static String damaged(Path root, Random random) throws IOException {
        List<Path> files = FileText.files(root.resolve("lake")).stream()
                .filter(file -> !file.toString().endsWith(".crc"))
                .sorted()
                .toList();
        Path file = files.get(random.nextInt(files.size()));
        Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
        String what = damage + " " + root.relativize(file);
        damage.strike(file, random);
        Told night = county.night(root);
        try {
            if (night.exit() == Exit.DONE.code()) {
                county.assertIsUndisturbed(root, night);
            } else {
                assertRefused(night);
                county.assertKeepsThePreviousList(root);
            }
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
        return what;
    }

    private static String killed(Path root, Random random) throws IOException, InterruptedException {
        ChildRun night = county.nightOfItsOwn(root);
        boolean ended = night.process().waitFor(3_000 + random.nextInt(25_000), TimeUnit.MILLISECONDS);
        night.kill();
        county.assertShowsOneWholeList(root);
        county.assertIsUndisturbed(root, county.night(root));
        return ended ? "after its end" : "amid its work";
    }

    /** Two nights of one county: one of them may have to give way, and neither spoils what the other does. */
    private static String twoAtOnce(Path root, Random random) throws InterruptedException {
        ChildRun other = county.nightOfItsOwn(root);
        Thread.sleep(random.nextInt(20_000));
        Told ours = county.night(root);
        Told theirs = other.told();
        for (Told night : List.of(ours, theirs)) {
            assertThat(night.exit()).as(night.err()).isIn(Exit.DONE.code(), Exit.LOCKED.code());
        }
        county.assertShowsOneWholeList(root);
        county.assertIsUndisturbed(root, county.night(root));
        return ours.exit() + " and " + theirs.exit();
    }

    private static void assertRefused(Told night) {
        assertThat(night.exit()).as(night.err()).isIn(2, 3, 4, 5);
        assertThat(night.err()).doesNotContain("\tat ");
    }

    private static String uri(Path root) {
        return "file:" + root.toAbsolutePath();
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
