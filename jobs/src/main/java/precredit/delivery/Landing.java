package precredit.delivery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import precredit.settings.SourceSettings;

/** The landing zone: which deliveries lie there. */
final class Landing {
    private static final String DATE = "dt=";
    private static final String MARK = "_sample.json";
    private final Path root;
    private final FileSystem files;

    private Landing(Path root, FileSystem files) {
        this.root = root;
        this.files = files;
    }

    static Landing at(String root, Configuration configuration) {
        try {
            Path path = new Path(root);
            return new Landing(path, path.getFileSystem(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        try {
            return files.exists(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the deliveries were written by the sample generator. */
    boolean isSample() {
        return list(root).stream().anyMatch(file -> file.getPath().getName().equals(MARK));
    }

    /** The deliveries of a source up to a date, oldest first; a folder that names no date is passed over. */
    List<Delivery> deliveries(String id, SourceSettings settings, LocalDate upTo) {
        return list(new Path(root, settings.path().orElse(id))).stream()
                .filter(FileStatus::isDirectory)
                .flatMap(folder -> dateOf(folder).stream().map(dt -> delivery(id, settings, dt, folder.getPath())))
                .filter(delivery -> !delivery.dt().isAfter(upTo))
                .sorted(Comparator.comparing(Delivery::dt))
                .toList();
    }

    byte[] read(Delivery.Part part) {
        try (FSDataInputStream in = files.open(new Path(part.uri()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Delivery delivery(String id, SourceSettings settings, LocalDate dt, Path folder) {
        List<FileStatus> all = list(folder);
        List<Delivery.Part> parts = new ArrayList<>();
        Optional<Delivery.Part> totals = Optional.empty();
        for (FileStatus file : all) {
            String name = file.getPath().getName();
            if (name.equals(ControlTotals.NAME)) {
                totals = Optional.of(part("", file));
            } else if (typeOf(name).filter(settings.files()::containsKey).isPresent()) {
                parts.add(part(typeOf(name).get(), file));
            }
        }
        return new Delivery(id, settings, dt, parts, totals, stamp(all));
    }

    private static Delivery.Part part(String type, FileStatus file) {
        return new Delivery.Part(type, file.getPath().getName(), file.getPath().toString(), file.getLen());
    }

    /** Changes when a file is written again; only then is its content looked at. */
    private static String stamp(List<FileStatus> all) {
        return all.stream()
                .map(file -> file.getPath().getName() + " " + file.getLen() + " " + file.getModificationTime())
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> typeOf(String name) {
        return Stream.of(".csv", ".csv.gz")
                .filter(name::endsWith)
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .findFirst();
    }

    private static Optional<LocalDate> dateOf(FileStatus folder) {
        String name = folder.getPath().getName();
        try {
            return name.startsWith(DATE)
                    ? Optional.of(LocalDate.parse(name.substring(DATE.length())))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private List<FileStatus> list(Path folder) {
        try {
            return Stream.of(files.listStatus(folder))
                    .sorted(Comparator.comparing(file -> file.getPath().getName()))
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
