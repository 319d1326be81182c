package precredit.model;

/** The labelled loans of a leaf while a tree grows: those it grew on, and those of the later period it is tested on. */
record Sample(long rows, long bads, long laterRows, long laterBads) {
    Sample plus(Sample other) {
        return new Sample(
                rows + other.rows, bads + other.bads, laterRows + other.laterRows, laterBads + other.laterBads);
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
