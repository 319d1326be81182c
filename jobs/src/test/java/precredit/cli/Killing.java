package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends the process of a night with signal 9: a while after it took the lock, or after it has made so many files.
 *
 * @param length how long a night takes from then on, about
 * @param made how many files a night leaves beside those that were there
 */
record Killing(Duration length, int made) {
    private static final int LONGEST_AFTER_A_FILE = 80;
    private static final int GLANCE = 5;

    /** Whether the night was still at work. */
    boolean strike(ChildRun night, Path root, Random random) throws InterruptedException {
        int before = files(root);
        List<String> locks = locks(root);
        while (night.process().isAlive() && locks(root).equals(locks)) {
            Thread.sleep(GLANCE);
        }
        if (random.nextBoolean()) {
            night.process().waitFor(random.nextLong(length.toMillis()), TimeUnit.MILLISECONDS);
        } else {
            int last = before + 1 + random.nextInt(made);
            while (night.process().isAlive() && files(root) < last) {
                Thread.sleep(GLANCE);
            }
            night.process().waitFor(random.nextInt(LONGEST_AFTER_A_FILE), TimeUnit.MILLISECONDS);
        }
        boolean atWork = night.process().isAlive();
        night.kill();
        return atWork;
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
