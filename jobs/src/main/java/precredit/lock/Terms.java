package precredit.lock;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import precredit.store.Store;

/**
 * The leases of a county as they lie under {@code locks/}, one file a term. The newest one counts and is never removed,
 * so that a term is never given twice.
 */
record Terms(Store store, String county) {
    private static final String SUFFIX = ".json";

    Optional<Lease> newest() {
        List<String> names = names();
        return names.isEmpty() ? Optional.empty() : newest(names.get(names.size() - 1));
    }

    /** A lease that went while it was read made place for a newer one. */
    private Optional<Lease> newest(String name) {
        try {
            return Optional.of(read(name));
        } catch (UncheckedIOException e) {
            if (names().contains(name)) {
                throw e;
            }
            return newest();
        }
    }

    /** Whether no later lease than this one was given. */
    boolean isNewest(Lease lease) {
        List<String> names = names();
        return !names.isEmpty() && names.get(names.size() - 1).equals(name(lease));
    }

    /** Whether the lease was made; false when another run was quicker. */
    boolean make(Lease lease) {
        boolean made = store.createNew(folder() + name(lease), lease.text());
        return made && isNewest(lease);
    }

    /** Writes a lease anew, which only its holder does. */
    void renew(Lease lease) {
        store.writeText(folder() + name(lease), lease.text());
    }

    void forgetBefore(Lease lease) {
        names().stream().filter(name -> name.compareTo(name(lease)) < 0).forEach(name -> store.delete(folder() + name));
    }

    private Lease read(String name) {
        return Lease.read(store.readText(folder() + name));
    }

    private List<String> names() {
        return store.list("locks/county=" + county).stream()
                .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("_"))
                .toList();
    }

    private static String name(Lease lease) {
        return String.format(Locale.ROOT, "%012d", lease.term()) + SUFFIX;
    }

    private String folder() {
        return "locks/county=" + county + "/";
    }
}
