package precredit.delivery;

import java.io.Serializable;
import java.util.Set;
import precredit.identity.Seal;
import precredit.identity.Tokens;

/** Whom tasks leave out, and the keys with which they tell and seal. */
record Erasure(Tokens.Key tokenKey, Seal seal, Set<String> erased) implements Serializable {
    static Erasure of(Intake intake) {
        return new Erasure(intake.tokenKey(), intake.seal(), intake.erased());
    }

    /** Serves one thread. */
    Persons persons() {
        return new Persons(tokenKey, erased);
    }
}
