package precredit.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BesideTest {
    @Test
    @Timeout(60)
    void doesTwoThingsAtTheSameTime() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        try (Beside beside = new Beside()) {
            Supplier<Integer> one = beside.start(() -> once(bothBegun, 1));
            Supplier<Integer> other = beside.start(() -> once(bothBegun, 2));

            assertThat(one.get() + other.get()).isEqualTo(3);
        }
    }

    @Test
    void meetsAFailureAsItWasThrown() {
        IllegalStateException failure = new IllegalStateException("no");
        try (Beside beside = new Beside(1)) {
            Supplier<Integer> work = beside.start(() -> {
                throw failure;
            });

            assertThatThrownBy(work::get).isSameAs(failure);
        }
    }

    @Test
    void letsNothingGoOnOnceItIsClosed() {
        AtomicInteger done = new AtomicInteger();
        CountDownLatch closing = new CountDownLatch(1);
        try (Beside beside = new Beside(1)) {
            Supplier<Integer> first = beside.start(() -> once(closing, 1));
            Supplier<Integer> second = beside.start(done::incrementAndGet);
            assertThat(List.of(first, second)).hasSize(2);
        }

        assertThat(done).hasValue(1);
    }

    @Test
    void waitsForAllWork() {
        AtomicInteger done = new AtomicInteger();

        Beside.all(2, List.of(done::incrementAndGet, done::incrementAndGet, done::incrementAndGet));

        assertThat(done).hasValue(3);
    }

    private static int once(CountDownLatch begun, int result) {
        begun.countDown();
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }
}
