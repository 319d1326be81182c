package precredit.policy;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The limit and every figure that led to it, each exact: {@code before_rounding_yuan} = min((sales_part_yuan +
 * land_part_yuan) x factor, cap_yuan) - balance_yuan; the limit is that, not below 0, down to whole rounding_yuan.
 */
final class LimitParts {
    /** As the ledger holds them. Types are as wide as the products they hold, so that nothing is rounded on the way. */
    static final String DDL = "STRUCT<sales_amount_yuan: DECIMAL(18,2), sales_share: DECIMAL(6,4),"
            + " sales_part_yuan: DECIMAL(24,6), land_mu: DECIMAL(14,2), land_yuan_per_mu: DECIMAL(12,2),"
            + " land_part_yuan: DECIMAL(24,4), factor: DECIMAL(6,4), cap_yuan: DECIMAL(18,2),"
            + " balance_yuan: DECIMAL(18,2), before_rounding_yuan: DECIMAL(36,10), rounding_yuan: DECIMAL(12,2)>";

    private LimitParts() {}

    /** Adds limit_yuan and limit_parts; null where the household has no grade. */
    static Dataset<Row> withLimit(Dataset<Row> graded, Limit limit) {
        return graded.withColumn("limit_parts", when(col("grade").isNotNull(), parts(limit)))
                .withColumn("limit_yuan", roundedDown(limit));
    }

    private static Column parts(Limit limit) {
        Column sales = coalesce(amount("sales_amount_yuan_12m"), zero());
        Column share = decimal(limit.salesShare(), "decimal(6,4)");
        Column land = area("land_area_mu")
                .plus(area("leased_in_mu"))
                .minus(area("leased_out_mu"))
                .cast("decimal(14,2)");
        Column perMu = decimal(limit.landYuanPerMu(), "decimal(12,2)");
        Column salesPart = sales.multiply(share).cast("decimal(24,6)");
        Column landPart = land.multiply(perMu).cast("decimal(24,4)");
        Column balance = coalesce(amount("loan_balance_yuan"), zero());
        Column before = least(salesPart.plus(landPart).multiply(col("grade_factor")), col("grade_cap_yuan"))
                .minus(balance);
        return struct(
                sales.as("sales_amount_yuan"),
                share.as("sales_share"),
                salesPart.as("sales_part_yuan"),
                land.as("land_mu"),
                perMu.as("land_yuan_per_mu"),
                landPart.as("land_part_yuan"),
                col("grade_factor").as("factor"),
                col("grade_cap_yuan").as("cap_yuan"),
                balance.as("balance_yuan"),
                before.cast("decimal(36,10)").as("before_rounding_yuan"),
                decimal(limit.roundingYuan(), "decimal(12,2)").as("rounding_yuan"));
    }

    /** Whole thousands are counted in whole numbers: cents are dropped before the remainder is. */
    private static Column roundedDown(Limit limit) {
        Column whole = greatest(col("limit_parts.before_rounding_yuan").cast("bigint"), lit(0L));
        Column remainder = whole.mod(lit(limit.roundingYuan().longValueExact()));
        return when(col("limit_parts").isNotNull(), whole.minus(remainder).cast("decimal(18,2)"));
    }

    private static Column amount(String column) {
        return col(column).cast("decimal(18,2)");
    }

    private static Column area(String column) {
        return col(column).cast("decimal(12,2)");
    }

    private static Column zero() {
        return decimal(BigDecimal.ZERO, "decimal(18,2)");
    }

    private static Column decimal(BigDecimal value, String type) {
        return lit(value).cast(type);
    }
}
