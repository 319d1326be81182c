package precredit.lock;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import precredit.problem.Problems;
import precredit.store.Store;

/** Lets one run at a time write for a county to a storage root. */
public final class CountyLock {
    private final Terms terms;
    private final Duration length;
    private final InstantSource clock;

    public CountyLock(Store store, String county, LockSettings settings) {
        this(store, county, settings.lease(), InstantSource.system());
    }

    CountyLock(Store store, String county, Duration length, InstantSource clock) {
        this.terms = new Terms(store, county);
        this.length = length;
        this.clock = clock;
    }

    /**
     * Takes the lease, or fails with exit code 5 while another run holds it. A lease that has ended, or whose holder is
     * certainly dead, is taken over; {@code notes} is told.
     */
    public HeldLease take(String command, Consumer<String> notes) {
        Exclusion.require(terms.store());
        Optional<Lease> before = terms.newest();
        before.filter(lease -> !lease.released()).ifPresent(lease -> requireOver(lease, notes));
        long term = before.map(Lease::term).orElse(0L) + 1;
        HeldLease held = new HeldLease(
                terms, Lease.of(term, Holder.of(command), clock.instant().plus(length)), length, clock);
        if (!held.make()) {
            throw Problems.locked(terms.county(), "another run took the lock at the same moment");
        }
        return held;
    }

    private void requireOver(Lease lease, Consumer<String> notes) {
        String why;
        if (lease.holder().isDead()) {
            why = "that process is no more";
        } else if (lease.ends().isBefore(clock.instant())) {
            why = "it has not renewed its lease, which ended " + lease.ends();
        } else {
            throw Problems.locked(
                    terms.county(), lease.holder() + " holds it until " + lease.ends() + " at least" + doubt(lease));
        }
        notes.accept("the lock of county " + terms.county() + " is taken over from " + lease.holder() + ": " + why);
    }

    /** No lease ends later than the longest from now, but by another clock. */
    private String doubt(Lease lease) {
        return lease.ends().isAfter(clock.instant().plus(LockSettings.LONGEST))
                ? ", which is further ahead than a lease lasts, so a clock was set: if that run is no more, remove locks/county="
                        + terms.county()
                : "";
    }
}
