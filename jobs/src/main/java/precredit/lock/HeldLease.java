package precredit.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import precredit.problem.Problem;
import precredit.problem.Problems;

/**
 * A lease that this run holds and renews from a thread of its own, three times in its length. Whatever is put in place is
 * put there after {@link #requireHeld}: a run that was taken over, or that slept past its lease, fails instead.
 */
public final class HeldLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final Terms terms;
    private final Duration length;
    private final InstantSource clock;
    private final Thread heart;
    private Lease lease;

    HeldLease(Terms terms, Lease lease, Duration length, InstantSource clock) {
        this.terms = terms;
        this.lease = lease;
        this.length = length;
        this.clock = clock;
        this.heart = new Thread(this::live, "lease of county " + terms.county());
        heart.setDaemon(true);
    }

    boolean make() {
        if (!terms.make(lease)) {
            return false;
        }
        terms.forgetBefore(lease);
        heart.start();
        return true;
    }

    /** Fails with exit code 5 unless this run still holds the lease. */
    public synchronized void requireHeld() {
        if (lease.released()) {
            throw lost("it was given back");
        }
        if (!terms.isNewest(lease)) {
            throw lost(terms.newest()
                    .map(other -> other.holder() + " took it over")
                    .orElse("its file is gone"));
        }
        if (!clock.instant().isBefore(lease.ends())) {
            throw lost("it ended " + lease.ends() + " without having been renewed");
        }
    }

    /** Gives the lease back, so that the next run need not wait for its end. */
    @Override
    public synchronized void close() {
        heart.interrupt();
        if (!lease.released() && terms.isNewest(lease)) {
            lease = lease.given();
            terms.renew(lease);
        }
    }

    /** Renews the lease. One that cannot be renewed ends by itself; a store that fails once is asked again. */
    synchronized void renew() {
        requireHeld();
        Instant ends = clock.instant().plus(length);
        terms.renew(lease.until(ends));
        lease = lease.until(ends);
    }

    private void live() {
        try {
            boolean alive = true;
            while (alive) {
                Thread.sleep(length.toMillis() / 3);
                alive = beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to go on: not once the lease is lost, which the run finds out when it next puts something in place. */
    private boolean beat() {
        try {
            renew();
            return true;
        } catch (Problem lost) {
            return false;
        } catch (RuntimeException e) {
            LOG.error("the lease of county {} could not be renewed", terms.county(), e);
            return true;
        }
    }

    private RuntimeException lost(String why) {
        return Problems.lostLease(terms.county(), why);
    }
}
