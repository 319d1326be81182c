package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whole folders on a disk. */
final class Folders {
    private Folders() {}

    /**
     * Puts a copy of a storage root in place of a folder, with the times of its files. The data files of its tables, to which
     * nobody writes once they are there, are the same in both: the disk has nothing left to write when a night begins, and
     * the memory holds each of them once.
     */
    static Path copied(Path from, Path to) {
        delete(to);
        each(from, Folders::isOfData, file -> Files.createLink(made(to, from, file), file));
        each(
                from,
                file -> !isOfData(file),
                file -> Files.copy(file, made(to, from, file), StandardCopyOption.COPY_ATTRIBUTES));
        return to;
    }

    private static boolean isOfData(Path file) {
        return file.toString().endsWith(".parquet") && !file.toString().contains("/_delta_log/");
    }

    /** Adds a copy of a folder of texts to another, with one word in place of another in all names and texts. */
    static void copiedAs(Path from, Path to, String word, String other) {
        each(from, file -> true, file -> {
            Path target = to.resolve(from.relativize(file).toString().replace(word, other));
            Files.createDirectories(target.getParent());
            Files.writeString(target, Files.readString(file).replace(word, other));
        });
    }

    static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Bytes of all files that are wanted. */
    static long bytes(Path folder, Predicate<Path> wanted) {
        long[] bytes = {0};
        each(folder, wanted, file -> bytes[0] += Files.size(file));
        return bytes[0];
    }

    private interface Work {
        void on(Path file) throws IOException;
    }

    private static void each(Path folder, Predicate<Path> wanted, Work work) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).filter(wanted).toList();
            for (Path file : files) {
                work.on(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(Path to, Path from, Path file) throws IOException {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        return target;
    }
}
