package precredit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import precredit.LocalSpark;
import precredit.identity.ResidentId;

/** The identity numbers that stand in a folder of deliveries, to be looked for elsewhere. */
record IdentityNumbers(Set<String> known) {
    private static final Pattern CELL = Pattern.compile("(?<![\\dA-Za-z])\\d{17}[\\dXx](?![\\dA-Za-z])");
    /** Overlapping, so that a number is found amid other digits. */
    private static final List<Pattern> ANYWHERE =
            List.of(Pattern.compile("(?=(\\d{17}[\\dXx]))"), Pattern.compile("(?=(\\d{15}))"));

    static IdentityNumbers in(Path folder) {
        Set<String> numbers = new HashSet<>();
        for (Path file : FileText.files(folder)) {
            CELL.matcher(FileText.of(file))
                    .results()
                    .map(cell -> ResidentId.normalise(cell.group()))
                    .filter(IdentityNumbers::isOfALivingPerson)
                    .forEach(numbers::add);
        }
        return new IdentityNumbers(numbers);
    }

    boolean isIn(String text) {
        return ANYWHERE.stream()
                .flatMap(number -> number.matcher(text).results())
                .anyMatch(found -> known.contains(ResidentId.normalise(found.group(1))));
    }

    /** The files below a folder that show one, whether compressed or not. */
    List<Path> foundIn(Path folder) {
        return FileText.files(folder).stream()
                .filter(file -> isIn(FileText.of(file)))
                .toList();
    }

    /** The tables below a folder of which a row shows one. */
    List<Path> foundInTables(Path folder) {
        return tables(folder).stream()
                .filter(table -> LocalSpark.session()
                        .read()
                        .format("delta")
                        .load(table.toString())
                        .selectExpr("to_json(struct(*))")
                        .collectAsList()
                        .stream()
                        .anyMatch(row -> isIn(row.getString(0))))
                .toList();
    }

    private static List<Path> tables(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.endsWith("_delta_log"))
                    .map(Path::getParent)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A household's code has 18 digits too, but no date of birth in our time. */
    private static boolean isOfALivingPerson(String number) {
        return ResidentId.isWellFormed(number)
                && ResidentId.checkDigitHolds(number)
                && ResidentId.birthDate(number).orElseThrow().getYear() > 1900;
    }
}
