package precredit.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;

/** The most that one list may grant, in yuan by county, township and crop code; a code that is not there has no bound. */
public record Budgets(
        Map<String, BigDecimal> countyYuan, Map<String, BigDecimal> townshipYuan, Map<String, BigDecimal> cropYuan)
        implements Serializable {
    public Budgets {
        countyYuan = checked(countyYuan, "county-yuan");
        townshipYuan = checked(townshipYuan, "township-yuan");
        cropYuan = checked(cropYuan, "crop-yuan");
    }

    /** Nothing is bounded. */
    public static Budgets none() {
        return new Budgets(Map.of(), Map.of(), Map.of());
    }

    boolean isNone() {
        return countyYuan.isEmpty() && townshipYuan.isEmpty() && cropYuan.isEmpty();
    }

    private static Map<String, BigDecimal> checked(Map<String, BigDecimal> yuan, String setting) {
        yuan.forEach((code, amount) -> Settings.requireYuan(amount, "policy.budgets." + setting + "." + code));
        return Map.copyOf(yuan);
    }
}
