package precredit.dictionary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import precredit.division.Crossing;
import precredit.division.Divisions;
import precredit.division.Village;
import precredit.problem.Problems;
import precredit.store.Store;

/**
 * A folder of division tables. What a file holds is known by its header: a crosswalk has old_code_12 and new_code_12,
 * villages have village_code_12 (of before where the name has {@code _old}), townships township_code_9. Its years are
 * those in its name; files of the same years are one table.
 */
public final class DivisionTables {
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");

    private final Map<String, List<Crossing>> crosswalks = new TreeMap<>();
    private final Map<String, List<Village>> old = new TreeMap<>(Comparator.reverseOrder());
    private final List<Village> villages = new ArrayList<>();
    private final Map<String, String> townships = new TreeMap<>();

    private DivisionTables() {}

    /** Reads every CSV file of {@code folder}; other files are left alone. */
    public static Divisions read(Configuration hadoop, String folder) {
        Store store = Store.at(folder, hadoop);
        List<String> names =
                store.list("").stream().filter(name -> name.endsWith(".csv")).toList();
        if (names.isEmpty()) {
            throw Problems.badDictionary(
                    folder, "it holds no CSV file", "Set dictionaries.divisions to the folder of the division tables");
        }
        DivisionTables tables = new DivisionTables();
        names.forEach(name -> tables.add(DictionaryFile.read(store, name)));
        return Divisions.of(
                List.copyOf(tables.crosswalks.values()),
                tables.villages,
                List.copyOf(tables.old.values()),
                tables.townships);
    }

    private void add(DictionaryFile file) {
        if (file.has("old_code_12")) {
            file.require("old_township", "old_village", "new_code_12", "new_township", "new_village");
            file.lines().forEach(line -> crosswalks
                    .computeIfAbsent(years(file), years -> new ArrayList<>())
                    .add(crossing(line)));
        } else if (file.has("village_code_12")) {
            file.require("township_name", "village_name");
            List<Village> table = file.name().contains("_old")
                    ? old.computeIfAbsent(years(file), years -> new ArrayList<>())
                    : villages;
            file.lines().forEach(line -> table.add(village(line, "village_code_12", "township_name", "village_name")));
        } else {
            file.require("township_code_9", "township_name");
            file.lines()
                    .forEach(line -> townships.merge(
                            line.code("township_code_9", 9), line.text("township_name"), DivisionTables::smaller));
        }
    }

    private static Crossing crossing(DictionaryLine line) {
        Optional<Village> after =
                line.optional("new_code_12").map(code -> village(line, "new_code_12", "new_township", "new_village"));
        return new Crossing(village(line, "old_code_12", "old_township", "old_village"), after);
    }

    private static Village village(DictionaryLine line, String code, String township, String name) {
        return new Village(line.code(code, 12), line.text(township), line.text(name));
    }

    private static String years(DictionaryFile file) {
        Matcher year = YEAR.matcher(file.name());
        return String.join(" ", year.results().map(found -> found.group()).toList());
    }

    private static String smaller(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
