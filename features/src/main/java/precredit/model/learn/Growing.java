package precredit.model.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import precredit.feature.Direction;
import precredit.model.bin.BinnedRows;

/** Grows one tree, the split that gains most first. */
public final class Growing {
    private static final BinNode NONE = new BinNode.Leaf(0, 0);

    private final BinnedRows rows;
    private final Targets targets;
    private final GrowthRule rule;
    private final SplitSearch search;
    private final TreeSet<Integer> asked = new TreeSet<>();

    private Growing(BinnedRows rows, Targets targets, GrowthRule rule, List<Direction> directions) {
        this.rows = rows;
        this.targets = targets;
        this.rule = rule;
        this.search = new SplitSearch(rows.bins(), directions, rule);
    }

    /** A tree on all rows; a split whose branches contradict the direction of its column is never made. */
    public static BinNode tree(BinnedRows rows, Targets targets, GrowthRule rule, List<Direction> directions) {
        int[] columns = IntStream.range(0, rows.columns()).toArray();
        return new Growing(rows, targets, rule, directions).grown(Segment.all(rows.count()), columns);
    }

    /** A tree on these columns of these rows, without directions. */
    static BinNode tree(BinnedRows rows, Targets targets, GrowthRule rule, Segment segment, int[] columns) {
        List<Direction> none =
                rows.bins().stream().map(bins -> Direction.UNDECLARED).toList();
        return new Growing(rows, targets, rule, none).grown(segment, columns);
    }

    /** A node that is a leaf until it is split. */
    private static final class Open {
        private final Segment segment;
        private final int depth;
        private final int[] columns;
        private Histogram histogram;
        private Optional<Candidate> candidate = Optional.empty();
        private List<Open> branches = List.of();

        Open(Segment segment, int depth, int[] columns) {
            this.segment = segment;
            this.depth = depth;
            this.columns = columns;
        }
    }

    private BinNode grown(Segment segment, int[] columns) {
        Open root = new Open(segment, 0, columns);
        root.histogram = Histogram.of(rows, targets, segment, columns);
        consider(root);
        List<Open> leaves = new ArrayList<>(List.of(root));
        for (Optional<Open> next = next(leaves); next.isPresent(); next = next(leaves)) {
            Open open = next.get();
            if (isBeyond(open)) {
                consider(open);
                continue;
            }
            split(open);
            leaves.remove(open);
            leaves.addAll(open.branches);
        }
        return finished(root);
    }

    private Optional<Open> next(List<Open> leaves) {
        return leaves.size() >= rule.maxLeaves()
                ? Optional.empty()
                : leaves.stream()
                        .filter(leaf -> leaf.candidate.isPresent())
                        .max(Comparator.comparingDouble(
                                leaf -> leaf.candidate.get().gain()));
    }

    /** Whether the tree asks about as many columns as it may, and this is another one. */
    private boolean isBeyond(Open open) {
        return asked.size() >= rule.columns()
                && !asked.contains(open.candidate.orElseThrow().column());
    }

    private int[] allowed(Open open) {
        return asked.size() < rule.columns()
                ? open.columns
                : IntStream.of(open.columns).filter(asked::contains).toArray();
    }

    private void consider(Open open) {
        open.candidate = open.depth >= rule.maxDepth() || open.segment.count() < 2 * rule.minRows()
                ? Optional.empty()
                : search.best(open.histogram, allowed(open)).stream().findFirst();
    }

    private void split(Open open) {
        Candidate candidate = open.candidate.orElseThrow();
        asked.add(candidate.column());
        int border = open.segment.partition(rows.codes(candidate.column()), candidate.split(NONE, NONE));
        int[] columns = allowed(open);
        Open left = new Open(open.segment.upTo(border), open.depth + 1, columns);
        Open right = new Open(open.segment.from(border), open.depth + 1, columns);
        Open smaller = left.segment.count() <= right.segment.count() ? left : right;
        Open larger = smaller.equals(left) ? right : left;
        smaller.histogram = Histogram.of(rows, targets, smaller.segment, columns);
        larger.histogram = open.histogram.minus(smaller.histogram);
        open.histogram = null;
        open.branches = List.of(left, right);
        open.branches.forEach(this::consider);
    }

    private BinNode finished(Open open) {
        if (open.branches.isEmpty()) {
            return leaf(open.segment);
        }
        BinNode left = finished(open.branches.get(0));
        BinNode right = finished(open.branches.get(1));
        return open.candidate.orElseThrow().split(left, right);
    }

    private BinNode.Leaf leaf(Segment segment) {
        double pull = 0;
        double weight = rule.shrinkage();
        for (int i = segment.from(); i < segment.to(); i++) {
            pull += targets.pulls()[segment.rows()[i]];
            weight += targets.weights()[segment.rows()[i]];
        }
        return new BinNode.Leaf(weight == 0 ? 0 : pull / weight, segment.count());
    }
}
