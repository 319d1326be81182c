package precredit.settings;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One source of deliveries: where it lies, how it is written, what its files feed. */
public record SourceSettings(
        Family family,
        Mode mode,
        Optional<String> path,
        String encoding,
        Optional<List<String>> datePatterns,
        ControlTotals controlTotals,
        BigDecimal quarantineLimit,
        int quarantineMinimumRows,
        int freshnessDays,
        String owner,
        String legalBasis,
        String purpose,
        Map<String, FileSettings> files) {

    /** The kind of evidence; consent is given by family. */
    public enum Family {
        LAND_RIGHTS,
        PRODUCE_SALES,
        GOVERNMENT_CREDIT
    }

    /** How a delivery relates to those before it. */
    public enum Mode {
        SNAPSHOT,
        APPEND
    }

    /** Whether a delivery without {@code _delivery.json} counts as arrived. */
    public enum ControlTotals {
        REQUIRED,
        OPTIONAL
    }

    public SourceSettings {
        // Commas, quotes and line ends are looked for byte by byte, so they may not be parts of other characters.
        if (charset(encoding).newEncoder().canEncode('\u4e2d')
                && encoding.toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
            throw new IllegalArgumentException("encoding " + encoding + " does not keep ASCII as it is");
        }
        if (purpose.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException("a source needs a legal basis and a purpose");
        }
    }

    public Charset charset() {
        return charset(encoding);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("encoding " + name + " is not known to this Java", e);
        }
    }
}
