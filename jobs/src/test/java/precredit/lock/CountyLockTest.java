package precredit.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.store.Store;

class CountyLockTest {
    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-06-30T18:00:00Z");

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();
    private Instant now = START;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
    }

    @Test
    void letsOneRunAtATimeWriteForACounty() {
        try (HeldLease held = take("370982")) {
            assertLocked(
                    () -> take("370982"),
                    "precredit nightly (process " + ProcessHandle.current().pid() + " on ");
            take("370614").close();
            held.requireHeld();
        }

        take("370982").close();
        assertThat(notes).isEmpty();
    }

    @Test
    void givesTheLockToOneOfManyThatAskAtOnce() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> asking = new ArrayList<>();
        for (int run = 0; run < 8; run++) {
            asking.add(() -> {
                try {
                    take("370982");
                    return 1;
                } catch (Problem locked) {
                    return 0;
                }
            });
        }

        int taken = 0;
        for (Future<Integer> run : runs.invokeAll(asking)) {
            taken += run.get();
        }

        runs.shutdown();
        assertThat(taken).isEqualTo(1);
        assertThat(store.list("locks/county=370982")).hasSize(1);
    }

    @Test
    void waitsForTheEndOfALeaseOfAnotherHost() {
        left(new Holder("nightly", "far", "another/boot", 1, START, 7));

        now = START.plus(LENGTH);
        assertLocked(
                () -> take("370982"), "precredit nightly (process 1 on far, started " + START + ") holds it until");
        now = START.plus(LENGTH).plusSeconds(1);
        take("370982").requireHeld();

        assertThat(notes).singleElement().asString().contains("has not renewed its lease");
    }

    @Test
    void takesOverAtOnceFromAProcessThatIsCertainlyDead() {
        Holder here = Holder.of("nightly");
        left(new Holder("nightly", here.host(), here.place(), here.pid(), here.started(), here.ticks() - 1));

        take("370982").requireHeld();

        assertThat(notes).singleElement().asString().contains("taken over").contains("that process is no more");
    }

    @Test
    void believesNobodyDeadBecauseTheClockWasSet() {
        Holder here = Holder.of("nightly");
        Instant set = here.started().minusSeconds(86_400);

        assertThat(here.ticks()).isPositive();
        assertThat(new Holder("nightly", here.host(), here.place(), here.pid(), set, here.ticks()).isDead())
                .isFalse();
        assertThat(new Holder("nightly", here.host(), here.place(), here.pid(), set, -1).isDead())
                .isTrue();
    }

    @Test
    void saysWhatToDoWithALeaseThatAClockOfTheFutureMade() {
        left(new Holder("nightly", "far", "another/boot", 1, START, 7));

        now = START.minusSeconds(86_400);
        assertLocked(() -> take("370982"), "a clock was set: if that run is no more, remove locks/county=370982");
        now = START;
        assertLocked(() -> take("370982"), "holds it until " + START.plus(LENGTH) + " at least.");
    }

    @Test
    void givesUpWhenTheClockJumpsPastItsLease() {
        HeldLease held = take("370982");

        now = START.plusSeconds(86_400);
        assertLocked(held::renew, "without having been renewed");
        take("370982").requireHeld();

        assertLocked(held::requireHeld, "took it over");
    }

    @Test
    void believesNobodyDeadWhoseProcessItCannotSee() {
        Holder here = Holder.of("nightly");

        assertThat(here.isDead()).isFalse();
        assertThat(new Holder("nightly", here.host(), "", 1, START, 7).isDead()).isFalse();
        assertThat(new Holder("nightly", here.host(), "another/boot", 1, START, 7).isDead())
                .isFalse();
    }

    @Test
    void putsNothingInPlaceOnceItWasTakenOver() {
        HeldLease slept = take("370982");
        Store guarded = store.guardedBy(slept::requireHeld);
        guarded.writeText("lists/a", "before");
        now = START.plus(LENGTH).plusSeconds(1);

        HeldLease next = take("370982");

        assertLocked(() -> guarded.writeText("lists/a", "after"), "took it over");
        assertLocked(() -> guarded.rename("lists/a", "lists/b"), "took it over");
        assertLocked(() -> guarded.delete("lists/a"), "took it over");
        assertLocked(slept::renew, "took it over");
        slept.close();
        next.requireHeld();
        assertThat(store.readText("lists/a")).isEqualTo("before");
    }

    @Test
    void putsNothingInPlaceOnceItsLeaseHasEnded() {
        HeldLease slept = take("370982");

        now = START.plus(LENGTH);

        assertLocked(slept::requireHeld, "without having been renewed");
    }

    @Test
    void keepsTheLockWhileItRenewsIt() {
        HeldLease held = take("370982");

        for (int beat = 0; beat < 5; beat++) {
            now = now.plusSeconds(100);
            held.renew();
        }

        assertLocked(() -> take("370982"), "holds it until " + START.plusSeconds(620));
    }

    @Test
    void neverGivesATermTwice() {
        take("370982").close();
        take("370982").close();

        assertThat(store.list("locks/county=370982")).containsExactly("000000000002.json");
    }

    private HeldLease take(String county) {
        return new CountyLock(store, county, LENGTH, () -> now).take("nightly", notes::add);
    }

    private void left(Holder holder) {
        new Terms(store, "370982").make(Lease.of(1, holder, START.plus(LENGTH)));
    }

    private static void assertLocked(ThrowingCallable work, String why) {
        assertThatThrownBy(work)
                .isInstanceOf(Problem.class)
                .hasMessageContaining(why)
                .extracting(problem -> ((Problem) problem).exit())
                .isEqualTo(Exit.LOCKED);
    }
}
