package precredit.sample;

/** How the files of a landing zone lie on disk. */
public enum Packing {
    GZIP(".csv.gz"),
    PLAIN(".csv");

    private final String suffix;

    Packing(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
