package precredit.delivery;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import precredit.settings.FileSettings;
import precredit.settings.FileSettings.Type;
import precredit.silver.SilverTable;

/** How the cells of one file are read: the settings of its columns, laid out in the order of its header. */
final class FileLayout implements Serializable {
    private static final long serialVersionUID = 1L;

    /** One column of the file; {@code settings} of a column that nobody asked for say nothing. */
    record Column(
            int index,
            String name,
            boolean known,
            Type type,
            boolean required,
            List<When> requiredWhen,
            CodePattern pattern,
            byte[][] codes,
            int documentType)
            implements Serializable {}

    /** A condition on another cell. */
    record When(int index, byte[][] values) implements Serializable {}

    /** Two figures that must agree. */
    record Check(int[] factors, BigDecimal times, int equals, BigDecimal above) implements Serializable {}

    private final List<Column> columns;
    private final int[] key;
    private final int[] content;
    private final int eventDate;
    private final int version;
    private final List<Check> checks;
    private final int[] countyCodes;
    private final List<Filling> fillings;
    private final List<Filling> multiplied;
    private final List<Filling> debtors;
    private final int[] numbers;
    private final SilverTable feeds;
    private final int[] identity;

    private FileLayout(List<Column> columns, FileSettings settings) {
        this.columns = columns;
        this.key = indexes(settings.key());
        this.content = columns.stream()
                .filter(Column::known)
                .sorted(Comparator.comparing(Column::name))
                .mapToInt(Column::index)
                .toArray();
        this.eventDate = settings.eventDate().map(this::index).orElse(-1);
        this.version = settings.version().map(this::index).orElse(-1);
        this.checks = settings.checks().orElse(List.of()).stream()
                .filter(this::hasColumnsOf)
                .map(check -> new Check(
                        indexes(check.factors()),
                        check.times(),
                        index(check.equals()),
                        check.above().orElse(null)))
                .toList();
        this.countyCodes = indexes(settings.countyCodes().orElse(List.of()));
        this.feeds = settings.feeds();
        this.fillings = Arrays.stream(feeds.own().fields())
                .map(column -> Filling.of(column, settings.fill().get(column.name()), this))
                .toList();
        this.multiplied = fillings.stream().filter(Filling::multiplies).toList();
        this.debtors = feeds == SilverTable.DEBTOR
                ? fillings.stream().filter(Filling::isDebtor).toList()
                : List.of();
        this.numbers = columns.stream()
                .filter(column -> column.type() == Type.NUMBER || column.type() == Type.INTEGER)
                .mapToInt(Column::index)
                .toArray();
        this.identity = settings.identity().map(this::placesOf).orElse(new int[0]);
    }

    /** The layout of a file with this header; columns without settings are passed over. */
    static FileLayout of(List<String> header, FileSettings settings) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            FileSettings.Column column = settings.columns().get(header.get(i));
            columns.add(column == null ? unknown(i, header.get(i)) : known(i, header, column, settings.key()));
        }
        return new FileLayout(List.copyOf(columns), settings);
    }

    /** Columns that a file must have and this header lacks. */
    static List<String> missing(List<String> header, FileSettings settings) {
        return settings.columns().entrySet().stream()
                .filter(column -> !column.getValue().optional().orElse(false))
                .map(Map.Entry::getKey)
                .filter(name -> !header.contains(name))
                .sorted()
                .toList();
    }

    /** Names that stand in the header more than once. */
    static Set<String> repeated(List<String> header) {
        Set<String> seen = new HashSet<>();
        Set<String> again = new TreeSet<>();
        header.stream().filter(name -> !seen.add(name)).forEach(again::add);
        return again;
    }

    List<Column> columns() {
        return columns;
    }

    int[] key() {
        return key;
    }

    /** Known columns in the order of their names, whatever their order in the file. */
    int[] content() {
        return content;
    }

    int eventDate() {
        return eventDate;
    }

    int version() {
        return version;
    }

    List<Check> checks() {
        return checks;
    }

    int[] countyCodes() {
        return countyCodes;
    }

    SilverTable feeds() {
        return feeds;
    }

    /** One filling for each own column of the silver table, in its order. */
    List<Filling> fillings() {
        return fillings;
    }

    /** The columns of the silver table, of those that not every file has a value for, that this one has one for in each row. */
    Set<String> filled() {
        Set<String> filled = new TreeSet<>();
        if (eventDate >= 0 && columns.get(eventDate).required()) {
            filled.add("event_date");
        }
        String[] own = feeds.own().fieldNames();
        for (int i = 0; i < own.length; i++) {
            if (fillings.get(i).isNeverNull(columns)) {
                filled.add(own[i]);
            }
        }
        return filled;
    }

    /** In a list of debtors, the fillings by their token. */
    List<Filling> debtors() {
        return debtors;
    }

    /** The fillings that multiply a number, after which it must still be exact. */
    List<Filling> multiplied() {
        return multiplied;
    }

    /** Places of the numbers. */
    int[] numbers() {
        return numbers;
    }

    /** Places of household, person, name and phone (-1 where there is none); empty when the file names nobody. */
    int[] identity() {
        return identity;
    }

    private int[] placesOf(FileSettings.Identity names) {
        return new int[] {
            index(names.household()),
            names.person().map(this::index).orElse(-1),
            names.name().map(this::index).orElse(-1),
            names.phone().map(this::index).orElse(-1)
        };
    }

    /** Place of a column in the file, or -1 for an optional column that the file lacks. */
    int index(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    /** Without one of its columns a check says nothing. */
    private boolean hasColumnsOf(FileSettings.Check check) {
        return index(check.equals()) >= 0 && check.factors().stream().allMatch(factor -> index(factor) >= 0);
    }

    private int[] indexes(List<String> names) {
        return names.stream().mapToInt(this::index).filter(i -> i >= 0).toArray();
    }

    private static Column unknown(int index, String name) {
        return new Column(index, name, false, Type.TEXT, false, List.of(), null, null, -1);
    }

    private static Column known(int index, List<String> header, FileSettings.Column column, List<String> key) {
        return new Column(
                index,
                header.get(index),
                true,
                column.type(),
                column.required().orElse(false) || key.contains(header.get(index)),
                column.requiredWhen().orElse(Map.of()).entrySet().stream()
                        .map(when -> new When(header.indexOf(when.getKey()), utf8(when.getValue())))
                        .toList(),
                column.pattern().map(CodePattern::new).orElse(null),
                column.codes().map(FileLayout::utf8).orElse(null),
                column.documentType().map(header::indexOf).orElse(-1));
    }

    static byte[][] utf8(List<String> values) {
        return values.stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }
}
