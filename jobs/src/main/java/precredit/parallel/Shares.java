package precredit.parallel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** Shares work out so that each task gets about as much: the largest piece first, each to whoever has least. */
public final class Shares {
    private record Share<T>(List<T> pieces, long size) {}

    private Shares() {}

    /** At most so many shares, none of them empty; the same pieces are always shared out in the same way. */
    public static <T> List<List<T>> of(List<T> pieces, ToLongFunction<T> size, int most) {
        int count = Math.min(most, pieces.size());
        PriorityQueue<Share<T>> shares = new PriorityQueue<>(Comparator.comparingLong(Share::size));
        for (int i = 0; i < count; i++) {
            shares.add(new Share<>(new ArrayList<>(), 0));
        }
        pieces.stream().sorted(Comparator.comparingLong(size).reversed()).forEach(piece -> {
            Share<T> least = shares.remove();
            least.pieces().add(piece);
            // A piece of no size is still one that takes a while.
            shares.add(new Share<>(least.pieces(), least.size() + 1 + size.applyAsLong(piece)));
        });
        return shares.stream()
                .sorted(Comparator.<Share<T>>comparingLong(Share::size).reversed())
                .map(Share::pieces)
                .toList();
    }
}
