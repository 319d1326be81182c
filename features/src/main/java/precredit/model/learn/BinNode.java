package precredit.model.learn;

import precredit.model.bin.BinnedRows;

/** A tree over bins. */
public sealed interface BinNode {
    /** Bins 1 to {@code upTo} of a column are left, higher ones right; {@code missingLeft} says where bin 0 goes. */
    record Split(int column, int upTo, boolean missingLeft, BinNode left, BinNode right) implements BinNode {
        public boolean isLeft(int code) {
            return code == 0 ? missingLeft : code <= upTo;
        }
    }

    /** A value, and the rows it rests on. */
    record Leaf(double value, int rows) implements BinNode {}

    /** The value of the leaf that a row reaches. */
    default double valueOf(BinnedRows rows, int row) {
        BinNode node = this;
        while (node instanceof Split split) {
            node = split.isLeft(rows.code(split.column(), row)) ? split.left() : split.right();
        }
        return ((Leaf) node).value();
    }

    /** The same tree with all values multiplied. */
    static BinNode scaled(BinNode node, double factor) {
        return node instanceof Split split
                ? new Split(
                        split.column(),
                        split.upTo(),
                        split.missingLeft(),
                        scaled(split.left(), factor),
                        scaled(split.right(), factor))
                : new Leaf(factor * ((Leaf) node).value(), ((Leaf) node).rows());
    }
}
