package precredit.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;

/** A binary tree of questions whose leaves carry an {@code L}. The yes branch comes first in every order. */
public sealed interface Node<L> {
    /** A question with a branch for each answer. */
    record Split<L>(Question question, Node<L> yes, Node<L> no) implements Node<L> {}

    /** An answer. */
    record Leaf<L>(L value) implements Node<L> {}

    /** Puts the results of the two branches of a question together. */
    @FunctionalInterface
    interface Join<R> {
        R of(Question question, R yes, R no);
    }

    default <R> R fold(Function<L, R> leaf, Join<R> join) {
        if (this instanceof Split<L> split) {
            return join.of(
                    split.question(), split.yes().fold(leaf, join), split.no().fold(leaf, join));
        }
        return leaf.apply(((Leaf<L>) this).value());
    }

    default <M> Node<M> map(Function<L, M> change) {
        return this.<Node<M>>fold(value -> new Leaf<>(change.apply(value)), Split::new);
    }

    /** All leaves put together. */
    default L sum(BinaryOperator<L> plus) {
        return fold(value -> value, (question, yes, no) -> plus.apply(yes, no));
    }

    default void forEach(Consumer<L> action) {
        map(value -> {
            action.accept(value);
            return value;
        });
    }

    /** What the leaves carry, in pre-order. */
    default List<L> leaves() {
        List<L> leaves = new ArrayList<>();
        forEach(leaves::add);
        return List.copyOf(leaves);
    }

    /** The most questions on any path. */
    default int depth() {
        return this.<Integer>fold(value -> 0, (question, yes, no) -> 1 + Math.max(yes, no));
    }
}
