package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeTest {
    /** The question about days holds in both periods; the one about area only in the earlier. */
    private static final Node<Sample> GROWN = new Node.Split<>(
            Question.atMost("days_late", BigDecimal.TEN, false),
            new Node.Split<>(
                    Question.atMost("area", BigDecimal.ONE, false), leaf(500, 5, 100, 3), leaf(500, 15, 100, 1)),
            leaf(200, 60, 50, 15));

    @Test
    void keepsOnlyQuestionsThatHoldOnLaterLoans() {
        Size size = Size.best(GROWN, Some.settings().growth());

        assertThat(size).isEqualTo(new Size(1, 2));
        assertThat(size.cut(GROWN).leaves().stream().map(Sample::rows)).containsExactly(1000L, 200L);
    }

    @Test
    void takesTheLargestOfSizesThatTheLaterLoansCannotTellApart() {
        Node<Sample> grown = new Node.Split<>(
                Question.atMost("days_late", BigDecimal.TEN, false),
                new Node.Split<>(
                        Question.atMost("area", BigDecimal.ONE, false), leaf(500, 5, 40, 1), leaf(500, 15, 40, 1)),
                leaf(200, 60, 50, 15));

        assertThat(Size.best(grown, Some.settings().growth())).isEqualTo(new Size(2, 3));
    }

    @Test
    void takesNoQuestionAtAllWhenNoneHolds() {
        Node<Sample> noise = new Node.Split<>(
                Question.atMost("area", BigDecimal.ONE, false), leaf(100, 20, 100, 10), leaf(100, 5, 100, 10));

        assertThat(Size.best(noise, Some.settings().growth())).isEqualTo(new Size(0, 1));
    }

    @Test
    void prunesTheWeakestQuestionFirst() {
        List<Integer> leaves =
                Pruning.sequence(GROWN).map(tree -> tree.leaves().size()).toList();

        assertThat(leaves).containsExactly(3, 2, 1);
        assertThat(Pruning.toLeaves(GROWN, 2).leaves().get(0).bads()).isEqualTo(20);
    }

    @Test
    void drawsALeafTowardsItsParent() {
        List<Double> pds = Smoothing.probabilities(GROWN, 20).leaves().stream()
                .map(Smoothing.Estimate::pd)
                .toList();

        double root = 80.0 / 1200;
        double calm = (20 + 20 * root) / 1020;
        assertThat(pds).containsExactly((5 + 20 * calm) / 520, (15 + 20 * calm) / 520, (60 + 20 * root) / 220);
    }

    private static Node<Sample> leaf(long rows, long bads, long laterRows, long laterBads) {
        return new Node.Leaf<>(new Sample(rows, bads, bads, laterRows, laterBads));
    }
}
