package precredit.night;

import java.util.Optional;
import java.util.function.Consumer;
import precredit.channel.Channels;
import precredit.lake.GuardedLogStore;
import precredit.lock.CountyLock;
import precredit.lock.HeldLease;
import precredit.publish.Publication;
import precredit.settings.Settings;
import precredit.store.Store;

/**
 * The storage root as a command may use it: a writing one holds the lock of its county, and every write asks for it. What one
 * that was killed has begun to publish is then ended or taken back first.
 */
record Grant(Access access, Store store, Optional<HeldLease> lease) implements AutoCloseable {
    static Grant of(Access access, Store store, Settings settings, Consumer<String> notes) {
        return access.writer()
                .map(command -> new CountyLock(store, settings.county(), settings.lock()).take(command, notes))
                .map(lease -> alone(access, store, lease, settings.county()))
                .orElseGet(() -> new Grant(access, store, Optional.empty()));
    }

    private static Grant alone(Access access, Store store, HeldLease lease, String county) {
        GuardedLogStore.guard(store.uri(""), lease::requireHeld);
        Grant grant = new Grant(access, store.guardedBy(lease::requireHeld), Optional.of(lease));
        try {
            Publication.recover(grant.store(), county);
            Channels.recover(grant.store(), county);
            return grant;
        } catch (RuntimeException e) {
            grant.close();
            throw e;
        }
    }

    @Override
    public void close() {
        lease.ifPresent(held -> {
            GuardedLogStore.leave(store.uri(""));
            held.close();
        });
    }
}
