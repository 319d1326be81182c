package precredit.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.LocalSpark;
import precredit.TextRows;
import precredit.identity.Seal;
import precredit.identity.Tokens;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;
import precredit.silver.SilverTable;
import precredit.store.Store;

/** A landing zone whose deliveries are written as text, and the lake they are taken into. */
final class LandingOf {
    private static final Seal SEAL = new Seal(new byte[] {4, 5, 6});
    private final Path landing;
    private final Lake lake;
    private final Map<String, SourceSettings> sources;
    private Set<String> erased = Set.of();
    private long written = 1_700_000_000_000L;

    LandingOf(Path folder, Settings settings, String... sources) {
        this.landing = folder.resolve("landing");
        this.lake = new Lake(
                LocalSpark.session(),
                Store.at(
                        folder.resolve("out").toString(),
                        LocalSpark.session().sparkContext().hadoopConfiguration()),
                "370982");
        this.sources = settings.sources().entrySet().stream()
                .filter(source -> List.of(sources).contains(source.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    static Settings defaults() {
        return Settings.load(Optional.empty(), List.of());
    }

    /** Writes a file of a delivery, {@code source/date/file}, in the encoding of its source. */
    LandingOf file(String place, String text) {
        return bytes(place, text.getBytes(sourceOf(place).charset()));
    }

    LandingOf gzip(String place, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(sourceOf(place).charset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(place, out.toByteArray());
    }

    LandingOf note(String delivery, String json) {
        return bytes(delivery + "/_delivery.json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file as it is, at a later time than those before it, however fast the test is. */
    LandingOf bytes(String place, byte[] bytes) {
        Path names = Path.of(place);
        try {
            Path source = landing.resolve(
                    sourceOf(place).path().orElse(names.getName(0).toString()));
            Path folder = Files.createDirectories(source.resolve("dt=" + names.getName(1)));
            Path file = Files.write(folder.resolve(names.getName(2)), bytes);
            Files.setLastModifiedTime(file, FileTime.fromMillis(written += 1000));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceSettings sourceOf(String place) {
        return sources.get(Path.of(place).getName(0).toString());
    }

    /** Takes nothing more of the persons of these tokens. */
    LandingOf without(String... tokens) {
        erased = Set.of(tokens);
        return this;
    }

    Arrival ingest(String upTo) {
        return Ingest.run(lake, intake(), LocalDate.parse(upTo), "ingest");
    }

    Lake lake() {
        return lake;
    }

    Seal seal() {
        return SEAL;
    }

    /** Some columns of a silver table, as sorted lines. */
    List<String> silver(SilverTable table, String... columns) {
        return lines(lake.read(LakeTable.silver(table)), columns);
    }

    /** Delivery, file, line and reason of all rows in quarantine. */
    List<String> quarantine() {
        return lines(lake.read(LakeTable.QUARANTINE), "dt", "file", "line", "reason");
    }

    private static List<String> lines(Dataset<Row> rows, String... columns) {
        return TextRows.lines(rows.selectExpr(columns));
    }

    Intake intake() {
        return new Intake(
                landing.toString(),
                "370982",
                List.of("370982"),
                sources,
                new Tokens.Key(Tokens.Algorithm.HMAC_SM3, new byte[] {1, 2, 3}),
                SEAL,
                erased);
    }
}
