package precredit.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        static Column of(String type) {
            return new Column(
                    Type.valueOf(type.toUpperCase(java.util.Locale.ROOT).replace('-', '_')),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
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
    }

    /** Two figures of one row that must agree: the product of {@code factors} and {@code times}, and {@code equals}. */
    public record Check(List<String> factors, BigDecimal times, String equals, Optional<BigDecimal> above) {}

    /** Which columns go to the encrypted identity table. */
    public record Identity(String household, Optional<String> person, Optional<String> name, Optional<String> phone) {}
}
