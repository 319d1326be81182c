package precredit.explain;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/** The arithmetic of a limit, one step per line, every figure as exact as it was used. */
final class LimitLines {
    private LimitLines() {}

    static List<String> of(Row parts, BigDecimal limit) {
        BigDecimal sum = figure(parts, "sales_part_yuan").add(figure(parts, "land_part_yuan"));
        BigDecimal weighted = sum.multiply(figure(parts, "factor"));
        BigDecimal capped = weighted.min(figure(parts, "cap_yuan"));
        return List.of(
                "额度：",
                "  销售：" + text(parts, "sales_amount_yuan") + " 元 × " + text(parts, "sales_share") + " = "
                        + text(parts, "sales_part_yuan") + " 元",
                "  土地：" + text(parts, "land_mu") + " 亩 × " + text(parts, "land_yuan_per_mu") + " 元 = "
                        + text(parts, "land_part_yuan") + " 元",
                "  等级：（" + text(parts, "sales_part_yuan") + " + " + text(parts, "land_part_yuan") + "）× "
                        + text(parts, "factor") + " = " + plain(weighted) + " 元",
                "  上限：" + text(parts, "cap_yuan") + " 元，取较小者 " + plain(capped) + " 元",
                "  贷款余额：" + plain(capped) + " − " + text(parts, "balance_yuan") + " = "
                        + text(parts, "before_rounding_yuan") + " 元",
                "  不低于 0，向下取整到 " + text(parts, "rounding_yuan") + " 元：" + plain(limit) + " 元");
    }

    private static String text(Row parts, String name) {
        return plain(figure(parts, name));
    }

    static BigDecimal figure(Row parts, String name) {
        return parts.getAs(name);
    }

    /** Without trailing zeros and never with an exponent. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
