package precredit.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import precredit.sample.Packing;
import precredit.sample.SampleGenerator;
import precredit.sample.SampleRequest;

/** A generated county: its code, its deliveries, and the villages that it has. */
record County(String code, Path landing, Path divisions) {
    static final String FIRST = "370982";
    private static final long SEED = 7;

    /** The one county whose villages come with the project; what lies there already is used again. */
    static County first(Path home, Path work, int households, int days, Consumer<String> progress) {
        Path divisions = home.resolve("conf/dictionaries/divisions");
        Path landing = work.resolve("landing-" + households + "-" + days);
        return generated(new County(FIRST, landing, divisions), households, days, SEED, progress);
    }

    /** Another one, with the same villages under a code that no county has. */
    static County further(int number, Path home, Path work, int households, int days, Consumer<String> progress) {
        String code = Integer.toString(379800 + number);
        Path divisions = work.resolve("divisions-" + code);
        Folders.delete(divisions);
        villages(home.resolve("conf/dictionaries/divisions"), divisions, code);
        Path landing = work.resolve("landing-" + code + "-" + households + "-" + days);
        return generated(new County(code, landing, divisions), households, days, SEED + number, progress);
    }

    /** What a command on it is told. */
    List<String> arguments(Path storage, LocalDate date) {
        return List.of(
                "--county", code,
                "--date", date.toString(),
                "--set", "landing.root=" + landing.toAbsolutePath(),
                "--set", "storage.root=" + storage.toAbsolutePath(),
                "--set", "dictionaries.divisions=" + divisions.toAbsolutePath());
    }

    /** The same as a file of settings. */
    String configuration(Path storage) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("county", code);
        settings.putObject("landing").put("root", landing.toAbsolutePath().toString());
        settings.putObject("storage").put("root", storage.toAbsolutePath().toString());
        settings.putObject("dictionaries")
                .put("divisions", divisions.toAbsolutePath().toString());
        return settings.toString();
    }

    private static County generated(County county, int households, int days, long seed, Consumer<String> progress) {
        if (!Files.exists(county.landing.resolve(SampleGenerator.MARKER))) {
            Folders.delete(county.landing);
            SampleGenerator.write(
                    new SampleRequest(
                            households, days, seed, county.landing, county.divisions, county.code, Packing.PLAIN),
                    (source, done, all) ->
                            progress.accept(county.code + " " + source + " " + done + " of " + all + " households"));
        }
        return county;
    }

    private static void villages(Path from, Path to, String code) {
        try (Stream<Path> tables = Files.list(from)) {
            Files.createDirectories(to);
            List<Path> ofFirst = new ArrayList<>(
                    tables.filter(table -> table.getFileName().toString().contains("xintai"))
                            .toList());
            for (Path table : ofFirst) {
                String text = Files.readString(table, StandardCharsets.UTF_8).replace(FIRST, code);
                Files.writeString(to.resolve(table.getFileName().toString().replace(FIRST, code)), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
