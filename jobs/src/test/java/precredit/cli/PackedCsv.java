package precredit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A packed file of a delivery as lines of one character a byte, so that no encoding matters. */
record PackedCsv(Path delivery, String file) {
    private static final String NOTE = "_delivery.json";

    boolean isThere() {
        return Files.exists(path());
    }

    String header() {
        return lines().get(0);
    }

    /** The lines below the header. */
    List<String> rows() {
        List<String> lines = lines();
        return lines.subList(1, lines.size());
    }

    /** Writes the file anew, without control totals beside it. */
    void write(String header, List<String> rows) {
        try {
            Files.createDirectories(delivery);
            Files.deleteIfExists(delivery.resolve(NOTE));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path()))) {
                out.write(Stream.concat(Stream.of(header), rows.stream())
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of the whole delivery. */
    void note(String json) {
        try {
            Files.writeString(delivery.resolve(NOTE), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        return FileText.of(path()).lines().toList();
    }

    private Path path() {
        return delivery.resolve(file + ".csv.gz");
    }
}
