package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.problem.Exit;

/**
 * Nights that are disturbed at random. Each gives the list of an undisturbed night, or is refused in two lines while the
 * list before is current, and the next night makes it good. {@code -Dcampaign.kills=200 -Dcampaign.full=20
 * -Dcampaign.disks=20 -Dcampaign.damages=100 -Dcampaign.pairs=10 -Dcampaign.stores=10 -Dcampaign.clocks=10} say how many
 * are tried of each kind, {@code -Dcampaign.seed=7} which, {@code -Dcampaign.first=0} from which on.
 */
class FaultCampaignTest {
    private static final long SEED = Long.getLong("campaign.seed", 7);
    private static final int FIRST = Integer.getInteger("campaign.first", 0);
    /** Of so many points in a row the last is a kill; at the others the same process is stopped, and its files copied. */
    private static final int MOMENTS = Integer.getInteger("campaign.moments", 1);

    private static final String MASTER = "spark.master";
    /** As the launcher sets them for small nights; and so that a lake of two nights has checkpoints to damage. */
    private static final Map<String, String> SMALL = Map.of(
            "spark.sql.shuffle.partitions", "1",
            "spark.sql.adaptive.enabled", "false",
            "spark.databricks.delta.properties.defaults.checkpointInterval", "2");

    @TempDir
    private static Path folder;

    private static final List<Tally> TALLIES = new ArrayList<>();
    private static final Map<String, String> BEFORE = new TreeMap<>();
    private static FaultyCounty county;
    private static Disturbances disturbances;

    @BeforeAll
    static void runAnUndisturbedNight() {
        SMALL.forEach((name, value) -> {
            LocalSpark.session().conf().getOption(name).foreach(before -> BEFORE.put(name, before));
            LocalSpark.session().conf().set(name, value);
        });
        System.setProperty(MASTER, "local[2, 4]");
        county = new FaultyCounty(folder);
        disturbances = new Disturbances(county);
    }

    @AfterAll
    static void leaveTheSessionAsItWas() {
        System.clearProperty(MASTER);
        SMALL.keySet().forEach(LocalSpark.session().conf()::unset);
        BEFORE.forEach(LocalSpark.session().conf()::set);
        System.out.println("faults with seed " + SEED + ": " + TALLIES);
    }

    @Test
    void aNightThatWasKilledIsMadeGoodByTheNext() {
        Deque<Killing.Left> left = new ArrayDeque<>();
        tally("kill -9", "kills", 2).run(SEED, FIRST, (number, random) -> {
            if (left.isEmpty()) {
                Path root = county.fresh("kills" + number);
                left.addAll(disturbances.killing().strike(county.nightOfItsOwn(root, Map.of()), root, random, MOMENTS));
            }
            return madeGood(left.remove());
        });
    }

    @Test
    void aNightOnAFullDiskIsRefusedAndMadeGoodByTheNext() {
        tried("disk full", "full", 1, (root, random) -> {
            Disturbances.Full full = disturbances.full(root, random);
            String end = end(root, full.night(), () -> {});
            assertThat(end).isEqualTo(full.struck() ? "refused" : "survived");
            return full.struck() ? end : "ended before";
        });
    }

    @Test
    void aNightOnASmallDiskIsRefusedAndMadeGoodByTheNext() {
        tried("disk in memory full", "disks", 0, (root, random) -> {
            long more = SmallDisk.taken(county.undisturbed()) - SmallDisk.taken(county.base());
            try (SmallDisk disk = SmallDisk.mounted(root.resolve("disk"))) {
                Path small = county.copied(disk.at().resolve("out"));
                disk.leave(random.nextLong(more));
                // A full disk does not take the line that gives a lock back, so the lock must see its holder dead.
                Told night = county.nightOfItsOwn(small, Map.of()).told();
                return end(small, night, disk::makeRoom);
            }
        });
    }

    @Test
    void aDamagedFileIsNotNeededOrNamed() {
        tried("damaged file", "damages", 2, disturbances::damage);
    }

    @Test
    void ofTwoNightsAtOnceOneGivesWay() {
        tried("two at once", "pairs", 1, (root, random) -> {
            ChildRun other = county.nightOfItsOwn(root, Map.of());
            Thread.sleep(random.nextLong(2 * county.length().toMillis()));
            Told ours = county.night(root);
            Told theirs = other.told();
            county.assertShowsOneWholeList(root);
            List<Told> refused = List.of(ours, theirs).stream()
                    .filter(night -> night.exit() != Exit.DONE.code())
                    .toList();
            refused.forEach(night -> assertThat(night.exit()).as(night.err()).isEqualTo(Exit.LOCKED.code()));
            assertThat(refused).hasSizeLessThan(2);
            county.assertIsUndisturbed(root, ours.exit() == Exit.DONE.code() ? ours : theirs);
            return refused.isEmpty() ? "survived" : "refused, the other survived";
        });
    }

    @Test
    void aNightWithAStoreThatFailsNowAndThenIsMadeGoodByItself() throws Exception {
        Tally tally = tally("object store", "stores", 0);
        if (tally.isAsked()) {
            try (StoreFaults store = StoreFaults.open(county, folder)) {
                tally.run(SEED, FIRST, store::of);
            }
        }
    }

    /** Needs a C compiler. */
    @Test
    void aClockThatIsSetChangesNothingOrTheNightGivesUp() {
        tried("clock set", "clocks", 0, (root, random) -> end(root, disturbances.clock(root, random), () -> {}));
    }

    private static String madeGood(Killing.Left left) throws IOException {
        try {
            county.assertShowsOneWholeList(left.root());
            county.assertIsUndisturbed(left.root(), county.night(left.root()));
            return !left.atWork() ? "ended before the signal" : left.killed() ? "survived" : "survived as stopped";
        } finally {
            FileUtils.deleteDirectory(left.root().toFile());
        }
    }

    private interface Disturbed {
        String on(Path root, Random random) throws Exception;
    }

    private interface Repair {
        void run() throws Exception;
    }

    /** A night that was done, or one that was refused and made good by the next. */
    private static String end(Path root, Told night, Repair repair) throws Exception {
        boolean isDone = county.isPublishedTheSameOrRefused(root, night);
        repair.run();
        county.assertIsUndisturbed(root, isDone ? night : county.night(root));
        return isDone ? "survived" : "refused";
    }

    private static void tried(String kind, String property, int points, Disturbed disturbance) {
        tally(kind, property, points).run(SEED, FIRST, (number, random) -> {
            Path root = county.fresh(property + number);
            try {
                return disturbance.on(root, random);
            } finally {
                FileUtils.deleteDirectory(root.toFile());
            }
        });
    }

    private static Tally tally(String kind, String property, int points) {
        Tally tally = new Tally(kind, Integer.getInteger("campaign." + property, points));
        TALLIES.add(tally);
        return tally;
    }
}
