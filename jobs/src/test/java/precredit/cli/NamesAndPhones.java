package precredit.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names and phones of the land register in a folder of deliveries, to be looked for elsewhere. */
record NamesAndPhones(Set<String> names, Set<String> phones) {
    /** Shorter ones stand in ordinary words too. */
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{3,4}");

    private static final Pattern PHONE = Pattern.compile("1\\d{10}");

    static NamesAndPhones in(Path landing) {
        Set<String> names = new TreeSet<>();
        Set<String> phones = new TreeSet<>();
        FileText.files(landing.resolve("land-registry")).forEach(file -> {
            add(names, NAME, cells(file, "CBFMC"));
            add(names, NAME, cells(file, "CYXM"));
            add(phones, PHONE, cells(file, "LXDH"));
        });
        return new NamesAndPhones(names, phones);
    }

    /** Those of either that a text holds; it may be as {@link FileText} reads it. */
    List<String> foundIn(String text) {
        return Stream.of(names, phones)
                .flatMap(Collection::stream)
                .filter(known -> text.contains(known) || text.contains(FileText.asRead(known)))
                .toList();
    }

    private static void add(Set<String> to, Pattern form, List<String> cells) {
        cells.stream().filter(cell -> form.matcher(cell).matches()).forEach(to::add);
    }

    /** Rows with too few cells are among them, as the generator writes them. */
    private static List<String> cells(Path file, String column) {
        byte[] bytes = FileText.of(file).getBytes(StandardCharsets.ISO_8859_1);
        List<String[]> rows = new String(bytes, Charset.forName("GB18030"))
                .lines()
                .map(line -> line.split(",", -1))
                .toList();
        int place = rows.isEmpty() ? -1 : List.of(rows.get(0)).indexOf(column);
        return rows.stream()
                .filter(row -> place >= 0 && place < row.length)
                .map(row -> row[place].strip())
                .toList();
    }
}
