package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends the process of a night with signal 9, a while after it took the lock or after it has made so many files. Before, it
 * may be stopped at such moments, and what a kill would leave there copied.
 *
 * @param length how long a night takes from then on, about
 * @param made how many files a night leaves beside those that were there
 */
record Killing(Duration length, int made) {
    private static final int LONGEST_AFTER_A_FILE = 80;
    private static final int GLANCE = 5;

    /** A storage root as a night left it, and whether the night was still at work. */
    record Left(Path root, boolean atWork, boolean killed) {}

    /** A moment after there are so many files, or after so many milliseconds of work; and so many more. */
    private record Moment(int files, long millis, int more) {}

    /** Kills a night at the last of so many random moments; gives what it left at each of them. */
    List<Left> strike(ChildRun night, Path root, Random random, int moments) throws InterruptedException {
        int before = files(root);
        List<String> locks = locks(root);
        while (night.process().isAlive() && locks(root).equals(locks)) {
            Thread.sleep(GLANCE);
        }
        List<Moment> ahead = new ArrayList<>();
        for (int i = 0; i < moments; i++) {
            ahead.add(moment(before, random));
        }
        List<Left> left = new ArrayList<>();
        long began = System.nanoTime();
        while (ahead.size() > 1) {
            ahead.remove(next(ahead, night, root, began));
            boolean atWork = night.process().isAlive();
            Path copy = root.resolveSibling(root.getFileName() + "-" + left.size());
            long stopped = System.nanoTime();
            night.whileStopped(() -> FaultyCounty.copied(root, copy));
            began += System.nanoTime() - stopped;
            left.add(new Left(copy, atWork, false));
        }
        next(ahead, night, root, began);
        boolean atWork = night.process().isAlive();
        night.kill();
        left.add(new Left(root, atWork, true));
        return left;
    }

    private Moment moment(int before, Random random) {
        return random.nextBoolean()
                ? new Moment(Integer.MAX_VALUE, random.nextLong(length.toMillis()), 0)
                : new Moment(before + 1 + random.nextInt(made), Long.MAX_VALUE, random.nextInt(LONGEST_AFTER_A_FILE));
    }

    /** Waits for the first of some moments, or for the end of the night. */
    private static Moment next(List<Moment> ahead, ChildRun night, Path root, long began) throws InterruptedException {
        while (night.process().isAlive()) {
            int files = files(root);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            for (Moment moment : ahead) {
                if (files >= moment.files() || millis >= moment.millis()) {
                    night.process().waitFor(moment.more(), TimeUnit.MILLISECONDS);
                    return moment;
                }
            }
            Thread.sleep(GLANCE);
        }
        return ahead.get(0);
    }

    /** The leases that were given, of which the first that this night is given is another. */
    private static List<String> locks(Path root) {
        String[] names = root.resolve("locks/county=370982").toFile().list();
        return names == null
                ? List.of()
                : Stream.of(names)
                        .filter(name -> name.matches("\\d+\\.json"))
                        .sorted()
                        .toList();
    }

    /** The files below a folder, some of which may go while they are counted. */
    static int files(Path folder) {
        int[] files = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files[0]++;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path gone, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path gone, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
            return files[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
