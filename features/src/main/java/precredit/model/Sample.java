package precredit.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The labelled loans of a leaf while a tree grows: those it grew on, those of the later period it is tested on, and
 * per input how many of the former lack a value.
 */
record Sample(long rows, long bads, long laterRows, long laterBads, Map<String, Long> missing) {
    static final Sample NONE = new Sample(0, 0, 0, 0, Map.of());

    Sample plus(Sample other) {
        Map<String, Long> sum = new TreeMap<>(missing);
        other.missing.forEach((column, count) -> sum.merge(column, count, Long::sum));
        return new Sample(
                rows + other.rows,
                bads + other.bads,
                laterRows + other.laterRows,
                laterBads + other.laterBads,
                Map.copyOf(sum));
    }

    double badRate() {
        return rows == 0 ? 0 : (double) bads / rows;
    }

    /** The sum of squared distances of the labels from their mean. */
    double impurity() {
        return rows == 0 ? 0 : (double) bads * (rows - bads) / rows;
    }

    /** The bad rate drawn towards what is known without this node's question. */
    double smoothed(double parent, double weight) {
        return (bads + weight * parent) / (rows + weight);
    }
}
