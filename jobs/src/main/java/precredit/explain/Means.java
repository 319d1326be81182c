package precredit.explain;

import java.util.Map;
import java.util.Set;

/**
 * Which figures a household can change from now on, and which way. What it owns, who belongs to it and what has happened
 * are not among them; nor is what follows from others, such as a share or the load of the land.
 */
enum Means {
    RAISE,
    LOWER,
    EITHER;

    private static final Map<String, Means> BY_COLUMN = Map.of(
            "sales_amount_yuan_12m", RAISE,
            "sales_kg_12m", RAISE,
            "sales_active_months_12m", RAISE,
            "sales_buyer_count_12m", RAISE,
            "months_since_last_sale", LOWER,
            "leased_in_mu", EITHER,
            "leased_out_mu", EITHER,
            "loans_open_count", LOWER,
            "loan_balance_yuan", LOWER,
            "overdue_open_loans_count", LOWER);

    /** Whether a household can bring a figure over a bound, or down to it. */
    static boolean allow(String column, Step.Way way) {
        Means means = BY_COLUMN.get(column);
        return means == EITHER || means == (way == Step.Way.OVER ? RAISE : LOWER);
    }

    /** The columns that a household can change. */
    static Set<String> columns() {
        return BY_COLUMN.keySet();
    }
}
