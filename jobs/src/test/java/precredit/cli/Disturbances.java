package precredit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import precredit.FailingDisk;
import precredit.FailingDisk.Failure;

/** What can happen to a night of a county, drawn at random. */
record Disturbances(FaultyCounty county) {
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    Killing killing() {
        return new Killing(
                county.length().multipliedBy(3).dividedBy(2),
                Killing.files(county.undisturbed()) - Killing.files(county.base()));
    }

    /** The night in a process of its own, in the midst of which the clock is set by up to 600 days. */
    Told clock(Path root, Random random) throws IOException, InterruptedException {
        SettableClock clock =
                SettableClock.in(Files.createDirectories(root.resolveSibling(root.getFileName() + "-clock")));
        ChildRun night = county.nightOfItsOwn(root, clock.environment());
        night.process().waitFor(random.nextLong(2 * county.length().toMillis()), TimeUnit.MILLISECONDS);
        clock.set(Duration.ofDays((random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(600))));
        return night.told();
    }

    /** A night on a disk that took so many changes and no more, and whether it wanted more. */
    record Full(Told night, boolean struck) {}

    Full full(Path root, Random random) {
        long taken = random.nextLong(county.changes());
        List<Told> told = new ArrayList<>();
        long asked =
                FailingDisk.during(Failure.FULL, taken, FaultyCounty.uri(root), () -> told.add(county.night(root)));
        return new Full(told.get(0), asked > taken);
    }

    /** A file of the lake is damaged before the night: it is not needed, or the night says that it cannot be used. */
    String damage(Path root, Random random) throws IOException {
        List<Path> files = FileText.files(root.resolve("lake")).stream()
                .filter(file -> !file.toString().endsWith(".crc"))
                .sorted()
                .toList();
        Path file = files.get(random.nextInt(files.size()));
        Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
        damage.strike(file, random);
        try {
            return county.isPublishedTheSameOrRefused(root, county.night(root)) ? "survived" : "refused";
        } catch (AssertionError e) {
            throw new AssertionError(damage + " of " + root.relativize(file) + ": " + e.getMessage(), e);
        }
    }
}
