package precredit.publish.report;

import java.io.Serializable;
import java.util.List;
import java.util.stream.DoubleStream;

/** Values of one figure in bins: up to each bound, above the last one, and missing. Bounds rise. */
record Bins(List<Double> bounds) implements Serializable {
    Bins {
        bounds = bounds.stream().distinct().sorted().toList();
    }

    static Bins of(double... bounds) {
        return new Bins(DoubleStream.of(bounds).boxed().toList());
    }

    /** Missing values have a bin of their own, the last. */
    int size() {
        return bounds.size() + 2;
    }

    /** The bin of a value, null for missing. */
    int binOf(Number value) {
        if (value == null) {
            return size() - 1;
        }
        int bin = 0;
        while (bin < bounds.size() && value.doubleValue() > bounds.get(bin)) {
            bin++;
        }
        return bin;
    }
}
