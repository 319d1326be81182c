package precredit.lock;

import java.time.Duration;

/** How long a run that says nothing more keeps others from writing. */
public record LockSettings(int leaseSeconds) {
    static final Duration LONGEST = Duration.ofHours(1);

    public LockSettings {
        if (leaseSeconds < 10 || leaseSeconds > LONGEST.toSeconds()) {
            throw new IllegalArgumentException("lease-seconds is not from 10 to 3600");
        }
    }

    Duration lease() {
        return Duration.ofSeconds(leaseSeconds);
    }
}
