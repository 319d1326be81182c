package precredit.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import precredit.silver.SilverTable;

/** One file of a source: its columns, what makes a row unusable, and how it fills a silver table. */
public record FileSettings(
        SilverTable feeds,
        List<String> key,
        Optional<String> eventDate,
        Optional<String> version,
        Optional<Boolean> mayBeEmpty,
        Map<String, Column> columns,
        Map<String, Fill> fill,
        Optional<List<Check>> checks,
        Optional<List<String>> countyCodes,
        Optional<Identity> identity) {

    public FileSettings {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the key names no column");
        }
        if (feeds.kind() == SilverTable.Kind.APPEND && eventDate.isEmpty()) {
            throw new IllegalArgumentException("it has no event-date, and without one no row is ever seen");
        }
        named(key, eventDate, version, checks, countyCodes, identity)
                .forEach(name -> require(columns, name, "it names column "));
        columns.forEach((name, column) ->
                column.named().forEach(other -> require(columns, other, "column " + name + " names column ")));
        List<String> own = List.of(feeds.own().fieldNames());
        fill.forEach((name, filled) -> {
            if (!own.contains(name)) {
                throw new IllegalArgumentException(
                        "it fills " + name + ", and the table has only " + String.join(", ", own));
            }
            filled.named().forEach(from -> require(columns, from, "fill of " + name + " names column "));
        });
    }

    private static void require(Map<String, Column> columns, String name, String who) {
        if (!columns.containsKey(name)) {
            throw new IllegalArgumentException(who + name + ", which is not among its columns");
        }
    }

    private static Stream<String> named(
            List<String> key,
            Optional<String> eventDate,
            Optional<String> version,
            Optional<List<Check>> checks,
            Optional<List<String>> countyCodes,
            Optional<Identity> identity) {
        Stream<String> checked = checks.stream()
                .flatMap(List::stream)
                .flatMap(check -> Stream.concat(check.factors().stream(), Stream.of(check.equals())));
        Stream<String> listed = Stream.of(
                        key.stream(),
                        eventDate.stream(),
                        version.stream(),
                        countyCodes.stream().flatMap(List::stream))
                .flatMap(names -> names);
        return Stream.of(listed, checked, identity.stream().flatMap(Identity::named))
                .flatMap(names -> names);
    }

    /** How a cell is read. */
    public enum Type {
        TEXT,
        CODE,
        ID,
        MASKED_ID,
        NUMBER,
        INTEGER,
        DATE
    }

    /**
     * One delivered column. A code is checked against a pattern or a list; an identity against its form where the
     * column {@code documentType} holds 1 or is empty.
     */
    public record Column(
            Type type,
            Optional<Boolean> required,
            Optional<Map<String, List<String>>> requiredWhen,
            Optional<Boolean> optional,
            Optional<String> pattern,
            Optional<List<String>> codes,
            Optional<String> documentType) {

        public Column {
            pattern.ifPresent(Pattern::compile);
        }

        static Column of(String type) {
            return new Column(
                    Binder.constant(type, Type.class),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private Stream<String> named() {
            return Stream.concat(requiredWhen.stream().flatMap(when -> when.keySet().stream()), documentType.stream());
        }
    }

    /**
     * How one silver column is filled: {@code from} a column (a number multiplied by {@code times}), a person's
     * {@code token}, a debtor's token of {@code name} and {@code id}, an area in {@code mu} or else
     * {@code squareMetres}, or whether all of {@code where} hold.
     */
    public record Fill(
            Optional<String> from,
            Optional<BigDecimal> times,
            Optional<String> token,
            Optional<String> code,
            Optional<String> name,
            Optional<String> id,
            Optional<String> mu,
            Optional<String> squareMetres,
            Optional<Map<String, List<String>>> where,
            Optional<String> birthDateOf,
            Optional<String> checksumFailedOf) {

        static Fill of(String from) {
            Optional<String> none = Optional.empty();
            return new Fill(
                    Optional.of(from),
                    Optional.empty(),
                    none,
                    none,
                    none,
                    none,
                    none,
                    none,
                    Optional.empty(),
                    none,
                    none);
        }

        private Stream<String> named() {
            Stream<String> single = Stream.of(
                            from, token, code, name, id, mu, squareMetres, birthDateOf, checksumFailedOf)
                    .flatMap(Optional::stream);
            return Stream.concat(single, where.stream().flatMap(all -> all.keySet().stream()));
        }
    }

    /** Two figures of one row that must agree: the product of {@code factors} and {@code times}, and {@code equals}. */
    public record Check(List<String> factors, BigDecimal times, String equals, Optional<BigDecimal> above) {}

    /** Which columns go to the encrypted identity table. */
    public record Identity(String household, Optional<String> person, Optional<String> name, Optional<String> phone) {
        private Stream<String> named() {
            return Stream.concat(
                    Stream.of(household), Stream.of(person, name, phone).flatMap(Optional::stream));
        }
    }
}
