package precredit.policy;

import java.math.BigDecimal;

/** The households with a default probability up to {@code pdTo}, what they may borrow and on which terms. */
public record Grade(
        String name, double pdTo, BigDecimal factor, BigDecimal capYuan, BigDecimal annualRatePct, int tenorMonths) {
    public Grade {
        String setting = "policy.grades." + name;
        Settings.require(
                name.matches("[A-Za-z0-9+-]{1,8}"),
                setting,
                "it is not 1 to 8 letters, digits, + or -",
                "Name grades like A, B, C");
        Settings.require(
                0 < pdTo && pdTo <= 1,
                setting + ".pd-to",
                pdTo + " is not in (0, 1]",
                "Set a probability such as 0.05");
        Settings.requireNumber(factor, 4, BigDecimal.TEN, setting + ".factor");
        Settings.requireYuan(capYuan, setting + ".cap-yuan");
        Settings.requireNumber(annualRatePct, 3, BigDecimal.valueOf(100), setting + ".annual-rate-pct");
        Settings.require(
                0 < tenorMonths && tenorMonths <= 360,
                setting + ".tenor-months",
                tenorMonths + " is not in 1..360",
                "Give whole months");
    }

    /** Whether this grade lends no less and no dearer than the {@code worse} one after it. */
    boolean noWorseThan(Grade worse) {
        return factor.compareTo(worse.factor) >= 0
                && capYuan.compareTo(worse.capYuan) >= 0
                && annualRatePct.compareTo(worse.annualRatePct) <= 0;
    }
}
