package precredit.settings;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private static final String ASCII =
            IntStream.range(0, 128).mapToObj(Character::toString).collect(Collectors.joining());
    private static final String HAN =
            IntStream.rangeClosed(0x4e00, 0x9fa5).mapToObj(Character::toString).collect(Collectors.joining());

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
        if (!keepsAscii(charset(encoding))) {
            throw new IllegalArgumentException("encoding " + encoding + " does not keep ASCII as it is");
        }
        if (quarantineLimit.signum() < 0 || quarantineLimit.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("quarantine-limit must be between 0 and 1");
        }
        if (quarantineMinimumRows < 0 || freshnessDays < 0) {
            throw new IllegalArgumentException("quarantine-minimum-rows and freshness-days must be 0 or more");
        }
        if (purpose.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException("a source needs a legal basis and a purpose");
        }
        datePatterns.orElse(List.of()).forEach(SourceSettings::checkDatePattern);
        files.forEach((name, file) -> {
            if (!file.feeds().kind().name().equals(mode.name())) {
                throw new IllegalArgumentException("file " + name + " feeds a table that no "
                        + mode.name().toLowerCase(Locale.ROOT) + " source can feed");
            }
        });
    }

    public Charset charset() {
        return charset(encoding);
    }

    /** Commas, quotes and line ends are looked for byte by byte, so they may not be parts of other characters. */
    private static boolean keepsAscii(Charset charset) {
        if (!charset.canEncode()
                || !Arrays.equals(ASCII.getBytes(charset), ASCII.getBytes(StandardCharsets.US_ASCII))) {
            return false;
        }
        for (byte part : HAN.getBytes(charset)) {
            if (part >= 0 && part < '0') {
                return false;
            }
        }
        return true;
    }

    private static void checkDatePattern(String pattern) {
        try {
            DateTimeFormatter form = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            LocalDate.from(form.parse(form.format(LocalDateTime.of(2024, 1, 25, 0, 0))));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("date pattern " + pattern + " does not write a whole date", e);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("encoding " + name + " is not known to this Java", e);
        }
    }
}
