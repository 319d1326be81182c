package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeySetTest {
    @Test
    void holdsWhatWasAddedAndNothingElse() {
        Set<Long> added = new HashSet<>(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        LongStream.range(0, 5_000)
                .map(i -> new Random(i).nextInt(20) == 0 ? i << 40 : i * 31)
                .forEach(added::add);
        KeySet keys = new KeySet();

        assertThat(added).allMatch(keys::add).noneMatch(keys::add);
        assertThat(keys.size()).isEqualTo(added.size());
        LongStream.range(-50_000, 200_000)
                .forEach(hash -> assertThat(keys.holds(hash)).isEqualTo(added.contains(hash)));
    }

    @Test
    void hasAPlaceOfItsOwnForEach() {
        KeySet keys = new KeySet();
        LongStream.range(0, 1_000).forEach(hash -> keys.add(hash * hash));
        Set<Integer> places = new HashSet<>();

        LongStream.range(0, 1_000).forEach(hash -> places.add(keys.placeOf(hash * hash)));

        assertThat(places).hasSize(1_000).allMatch(place -> place >= 0 && place < keys.places());
        assertThat(keys.placeOf(3)).isEqualTo(-1);
        assertThat(new KeySet().placeOf(0)).isEqualTo(-1);
    }
}
