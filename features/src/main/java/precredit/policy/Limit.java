package precredit.policy;

import java.math.BigDecimal;

/**
 * How a limit is measured: a share of the sales of 12 months plus yuan per mu of land at the household's disposal,
 * rounded down to whole {@code roundingYuan}; below {@code minimumYuan} it is too small to offer.
 */
public record Limit(BigDecimal salesShare, BigDecimal landYuanPerMu, BigDecimal minimumYuan, BigDecimal roundingYuan) {
    /** A list shows limits in units of ten thousand yuan with one decimal, so a finer limit could not be shown. */
    private static final BigDecimal SHOWN = BigDecimal.valueOf(1_000);

    public Limit {
        Settings.requireNumber(salesShare, 4, BigDecimal.TEN, "policy.limit.sales-share");
        Settings.requireYuan(landYuanPerMu, "policy.limit.land-yuan-per-mu");
        Settings.requireYuan(minimumYuan, "policy.limit.minimum-yuan");
        Settings.require(
                minimumYuan.signum() > 0,
                "policy.limit.minimum-yuan",
                "a limit of 0 yuan would be approved",
                "Set an amount above 0");
        Settings.requireYuan(roundingYuan, "policy.limit.rounding-yuan");
        Settings.require(
                roundingYuan.signum() > 0 && roundingYuan.remainder(SHOWN).signum() == 0,
                "policy.limit.rounding-yuan",
                roundingYuan.toPlainString() + " is no multiple of 1000 and the list shows whole thousands",
                "Set a multiple of 1000");
    }
}
