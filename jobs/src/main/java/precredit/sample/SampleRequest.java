package precredit.sample;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What to generate: so many households, with so many days of deliveries up to {@link #LAST_DAY}, of a county whose
 * villages stand in the tables of {@code divisions}. Equal requests give equal bytes, wherever {@code out} lies.
 */
public record SampleRequest(
        int households, int days, long seed, Path out, Path divisions, String county, Packing packing) {
    /** The night for which every sample is made. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    public SampleRequest(int households, int days, long seed, Path out, Path divisions, String county) {
        this(households, days, seed, out, divisions, county, Packing.GZIP);
    }
}
