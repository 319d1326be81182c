package precredit.lock;

import java.time.Duration;

/** How long a run that says nothing more keeps others from writing. */
public record LockSettings(int leaseSeconds) {
    public LockSettings {
        if (leaseSeconds < 10 || leaseSeconds > 3600) {
            throw new IllegalArgumentException("lease-seconds is not from 10 to 3600");
        }
    }

    Duration lease() {
        return Duration.ofSeconds(leaseSeconds);
    }
}
