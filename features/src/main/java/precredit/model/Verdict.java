package precredit.model;

import java.util.List;

/** What the gates say of a candidate. */
public sealed interface Verdict {
    /** The candidate may decide. */
    record Accepted() implements Verdict {}

    /** It may not, and each sentence says why, with its figures. */
    record Refused(List<String> reasons) implements Verdict {}

    static Verdict of(List<String> reasons) {
        return reasons.isEmpty() ? new Accepted() : new Refused(reasons);
    }
}
