package precredit.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The four deliverers: where they deliver, in which encoding, and how many broken rows one delivery may hold a file. */
enum Source {
    LAND_REGISTRY("land-registry", Charset.forName("GB18030"), false, 12),
    PRODUCE_MARKET("produce-market", StandardCharsets.UTF_8, false, 4),
    APPLE_COOPERATIVE("apple-cooperative", StandardCharsets.UTF_8, true, 4),
    COUNTY_CREDIT("county-credit", Charset.forName("GB18030"), false, 2);

    private final String folder;
    private final Charset charset;
    private final boolean marked;
    private final int faultsPerFile;

    Source(String folder, Charset charset, boolean marked, int faultsPerFile) {
        this.folder = folder;
        this.charset = charset;
        this.marked = marked;
        this.faultsPerFile = faultsPerFile;
    }

    String folder() {
        return folder;
    }

    Charset charset() {
        return charset;
    }

    /** Whether its files begin with a byte order mark. */
    boolean marked() {
        return marked;
    }

    int faultsPerFile() {
        return faultsPerFile;
    }
}
