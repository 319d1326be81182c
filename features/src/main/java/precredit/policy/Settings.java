package precredit.policy;

import java.math.BigDecimal;
import precredit.problem.Problems;

/** The bounds that policy settings must keep before any household is decided. */
final class Settings {
    private Settings() {}

    static void require(boolean holds, String setting, String why, String toDo) {
        if (!holds) {
            throw Problems.badSetting(setting, "policy", why, toDo);
        }
    }

    /** An amount of money: at least 0, below ten thousand million, with two decimals at most. */
    static void requireYuan(BigDecimal yuan, String setting) {
        requireNumber(yuan, 2, BigDecimal.TEN.pow(10), setting);
    }

    /** At least 0, below {@code bound}, with no more decimals than the ledger's column holds exactly. */
    static void requireNumber(BigDecimal amount, int decimals, BigDecimal bound, String setting) {
        require(amount.signum() >= 0, setting, amount.toPlainString() + " is below 0", "Set 0 or more");
        require(
                amount.stripTrailingZeros().scale() <= decimals,
                setting,
                amount.toPlainString() + " has more than " + decimals + " decimals",
                "Round it to " + decimals + " decimals");
        require(
                amount.compareTo(bound) < 0,
                setting,
                amount.toPlainString() + " is not below " + bound.toPlainString(),
                "Check its unit");
    }
}
