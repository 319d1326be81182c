package precredit.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A sample on disk, read back by plain means. */
record WrittenSample(Path root) {
    private static final Path DIVISIONS = Path.of("..", "conf", "dictionaries", "divisions");

    static SampleRequest request(int households, int days, Path out) {
        return new SampleRequest(households, days, 7, out, DIVISIONS, "370982");
    }

    static WrittenSample of(SampleRequest request) {
        SampleGenerator.write(request, Progress.SILENT);
        return new WrittenSample(request.out());
    }

    /** Hash by relative path, of every file there is. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : files()) {
            hashes.put(root.relativize(file).toString(), sha256(file));
        }
        return hashes;
    }

    List<Path> deliveries(Source source) {
        try (Stream<Path> folders = Files.list(root.resolve(source.folder()))) {
            return folders.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every delivered version of a file, oldest first. */
    List<Path> all(SampleFile file) {
        return deliveries(file.source()).stream()
                .map(folder -> folder.resolve(file.title() + ".csv.gz"))
                .toList();
    }

    /** The rows with as many cells as the header has. */
    List<NamedCsvRecord> rows(SampleFile file) {
        return all(file).stream().flatMap(path -> rows(path, file).stream()).toList();
    }

    static List<NamedCsvRecord> rows(Path path, SampleFile file) {
        CsvReader.CsvReaderBuilder reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
        try (Stream<NamedCsvRecord> rows =
                reader.ofNamedCsvRecord(text(path, file.source().charset())).stream()) {
            return rows.filter(row -> row.getFieldCount() == file.columns().size())
                    .toList();
        }
    }

    /** What a file says, whatever cannot be decoded replaced, a byte order mark kept. */
    static String text(Path path, Charset charset) {
        try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            return new String(bytes.readAllBytes(), charset);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode note(Path delivery) {
        return json(delivery.resolve("_delivery.json"));
    }

    JsonNode truth() {
        return json(root.resolve("_truth").resolve("truth.json"));
    }

    static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
