package precredit.policy;

import java.util.Locale;

/** How a household stands against the list published last. */
public enum Change {
    NEW,
    UP,
    DOWN,
    KEPT,
    DROPPED;

    /** As the ledger writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
