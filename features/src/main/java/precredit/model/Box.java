package precredit.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows that reach one leaf: a range per input that is asked about on the way, in the order of the questions. */
public record Box(Tree.Figures leaf, Map<String, Range> ranges) {
    /** The boxes of all leaves, in pre-order. */
    public static List<Box> of(Tree tree) {
        List<Box> boxes = new ArrayList<>();
        collect(tree.root(), Map.of(), boxes);
        return boxes;
    }

    /** Whether some row here and some row there differ in one column alone, and here it is always the smaller. */
    boolean differsOnlyBelow(Box other, String column) {
        return range(column).isBelow(other.range(column))
                && Stream.concat(ranges.keySet().stream(), other.ranges.keySet().stream())
                        .filter(name -> !name.equals(column))
                        .allMatch(name -> range(name).overlaps(other.range(name)));
    }

    private Range range(String column) {
        return ranges.getOrDefault(column, Range.ALL);
    }

    private static void collect(Node<Tree.Figures> node, Map<String, Range> ranges, List<Box> into) {
        if (node instanceof Node.Split<Tree.Figures> split) {
            collect(split.yes(), narrowed(ranges, split.question(), true), into);
            collect(split.no(), narrowed(ranges, split.question(), false), into);
        } else {
            into.add(new Box(((Node.Leaf<Tree.Figures>) node).value(), ranges));
        }
    }

    private static Map<String, Range> narrowed(Map<String, Range> ranges, Question question, boolean yes) {
        Map<String, Range> narrowed = new LinkedHashMap<>(ranges);
        Range before = ranges.getOrDefault(question.column(), Range.ALL);
        narrowed.put(question.column(), before.narrowed(question, yes));
        return narrowed;
    }
}
