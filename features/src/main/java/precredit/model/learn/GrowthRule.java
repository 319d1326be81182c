package precredit.model.learn;

/**
 * How far a tree may grow: {@code minRows} and {@code minWeight} each leaf needs, {@code shrinkage} is added to the
 * weights of a leaf, {@code columns} is how many different columns one tree may ask about.
 */
public record GrowthRule(int maxDepth, int maxLeaves, int minRows, double minWeight, double shrinkage, int columns) {
    static final int ANY = Integer.MAX_VALUE;

    /** A tree of CART: the splits that gain most, to a depth and a number of leaves. */
    public static GrowthRule cart(int maxDepth, int maxLeaves, int minRows) {
        return new GrowthRule(maxDepth, maxLeaves, minRows, 0, 0, ANY);
    }
}
