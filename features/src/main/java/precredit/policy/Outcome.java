package precredit.policy;

import java.util.Locale;

/** What becomes of a household, the strongest first: of several rules hit, the first outcome here decides. */
public enum Outcome {
    EXCLUDED,
    DECLINED,
    REFER,
    NO_DATA,
    APPROVED;

    /** As the ledger writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
