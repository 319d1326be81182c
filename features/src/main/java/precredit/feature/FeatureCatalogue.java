package precredit.feature;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static precredit.feature.Direction.HIGHER_IS_RISKIER;
import static precredit.feature.Direction.HIGHER_IS_SAFER;
import static precredit.feature.History.BUYERS;
import static precredit.feature.History.CROPS;
import static precredit.feature.History.DEBTORS;
import static precredit.feature.History.LEASES_IN;
import static precredit.feature.History.LEASES_OUT;
import static precredit.feature.History.LOANS;
import static precredit.feature.History.LOAN_MONTHS;
import static precredit.feature.History.MEMBERS;
import static precredit.feature.History.PARCELS;
import static precredit.feature.History.PENALTIES;
import static precredit.feature.History.SALES;
import static precredit.feature.History.SUBSIDIES;
import static precredit.feature.Window.EVER;
import static precredit.feature.Window.LAST_12_MONTHS;
import static precredit.feature.Window.LAST_24_MONTHS;
import static precredit.feature.Window.MONTHS_13_TO_24;
import static precredit.feature.Window.ON_THE_DATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Every feature, declared once. The order is the order of the columns. */
public final class FeatureCatalogue {
    private static final DataType COUNT = DataTypes.IntegerType;
    private static final DataType DAYS = DataTypes.IntegerType;
    private static final DataType YEARS = DataTypes.IntegerType;
    private static final DataType CODE = DataTypes.StringType;
    private static final DataType AREA_MU = DataTypes.createDecimalType(12, 2);
    private static final DataType MONEY_YUAN = DataTypes.createDecimalType(18, 2);
    private static final DataType WEIGHT_KG = DataTypes.createDecimalType(18, 2);
    private static final DataType SHARE = DataTypes.createDecimalType(5, Ratios.SCALE);
    private static final DataType RATIO = DataTypes.createDecimalType(18, Ratios.SCALE);
    private static final DataType EXACT = DataTypes.createDecimalType(38, 6);
    private static final Column EVERY_ROW = lit(true);

    private static final List<Feature> FEATURES = List.of(
            feature(
                    "land_area_mu",
                    AREA_MU,
                    PARCELS.in(ON_THE_DATE).sum(col("area_mu")),
                    "Land under contract whose certificate stands, in mu."),
            feature("parcel_count", COUNT, PARCELS.in(ON_THE_DATE).count(EVERY_ROW), "Parcels of that land."),
            feature(
                    "leased_in_mu",
                    AREA_MU,
                    LEASES_IN.in(ON_THE_DATE).sum(col("area_mu")),
                    "Land taken on lease, in mu."),
            feature(
                    "leased_out_mu",
                    AREA_MU,
                    LEASES_OUT.in(ON_THE_DATE).sum(col("area_mu")),
                    "Land given on lease, in mu."),
            feature("member_count", COUNT, MEMBERS.in(ON_THE_DATE).count(alive()), "Living members."),
            feature(
                    "working_age_count",
                    COUNT,
                    MEMBERS.in(ON_THE_DATE).count(alive().and(age("birth_date").between(16, 59))),
                    "Living members of 16 to 59 completed years, by resident ID."),
            feature(
                    "head_age",
                    YEARS,
                    MEMBERS.in(ON_THE_DATE).derive(age("head_birth_date")),
                    "Completed years of the head; null if the head is unclear."),
            feature(
                            "sales_amount_yuan_12m",
                            MONEY_YUAN,
                            SALES.in(LAST_12_MONTHS).sum(col("amount_yuan")),
                            "Money from own produce in the last 12 months, in yuan.")
                    .directed(HIGHER_IS_SAFER),
            feature(
                    "sales_kg_12m",
                    WEIGHT_KG,
                    SALES.in(LAST_12_MONTHS).sum(col("weight_kg")),
                    "Weight of own produce sold in the last 12 months, in kg."),
            feature(
                    "sales_amount_yuan_prior_12m",
                    MONEY_YUAN,
                    SALES.in(MONTHS_13_TO_24).sum(col("amount_yuan")),
                    "Money from own produce in the 12 months before the last 12, in yuan."),
            feature(
                    "sales_active_months_12m",
                    COUNT,
                    SALES.in(LAST_12_MONTHS).countMonths(col("months")),
                    "Calendar months with a sale within the last 12 months: 13 where the window cuts one in two."),
            feature(
                    "sales_buyer_count_12m",
                    COUNT,
                    BUYERS.in(LAST_12_MONTHS).count(EVERY_ROW),
                    "Different buyers in the last 12 months."),
            feature(
                    "sales_top_buyer_share_12m",
                    SHARE,
                    BUYERS.in(LAST_12_MONTHS)
                            .derive(Ratios.share(col("top_buyer_yuan"), col("all_buyers_yuan"), SHARE)),
                    "The largest buyer's part of the money of the last 12 months; null when there is no money."),
            feature(
                    "months_since_last_sale",
                    COUNT,
                    SALES.in(EVER).derive(Calendar.completedMonths(col("last_sale_on"), col("as_of"))),
                    "Completed months since the last sale; null if there never was one."),
            feature(
                    "capacity_ratio_12m",
                    RATIO,
                    CROPS.in(LAST_12_MONTHS).derive(Ratios.capacity(col("crop_loads"), workedAreaMu(), RATIO)),
                    "Land that the weights sold would need at the highest yield, over the land worked; null without land."),
            feature(
                    "subsidy_amount_yuan_24m",
                    MONEY_YUAN,
                    SUBSIDIES.in(LAST_24_MONTHS).sum(col("amount_yuan")),
                    "Subsidies of the last 24 months, in yuan."),
            feature("loans_open_count", COUNT, LOANS.in(ON_THE_DATE).count(isOpen()), "Loans not closed."),
            feature(
                    "loan_balance_yuan",
                    MONEY_YUAN,
                    LOANS.in(ON_THE_DATE).sum(when(isOpen(), newest("balance_yuan"))),
                    "Balance of the open loans at their newest month ends, in yuan."),
            feature(
                            "max_days_past_due_24m",
                            DAYS,
                            LOAN_MONTHS
                                    .in(LAST_24_MONTHS)
                                    .derive(when(
                                            col("loans_ever_count").gt(0),
                                            coalesce(col("most_days_past_due_24m"), lit(0)))),
                            "Most days past due at any month end of the last 24 months; null if there never was a loan.")
                    .directed(HIGHER_IS_RISKIER),
            feature(
                            "penalties_in_force_count",
                            COUNT,
                            PENALTIES.in(ON_THE_DATE).count(EVERY_ROW),
                            "Administrative penalties decided and still published.")
                    .directed(HIGHER_IS_RISKIER),
            feature(
                    "sales_count_24m",
                    COUNT,
                    SALES.in(LAST_24_MONTHS).sum(col("sale_count")),
                    "Sales of own produce in the last 24 months."),
            feature("loans_ever_count", COUNT, LOANS.in(EVER).count(EVERY_ROW), "Loans ever granted."),
            feature(
                            "overdue_open_loans_count",
                            COUNT,
                            LOANS.in(ON_THE_DATE)
                                    .count(isOpen().and(newest("days_past_due").gt(0))),
                            "Open loans past due at their newest month end.")
                    .directed(HIGHER_IS_RISKIER),
            feature(
                            "substandard_months_24m",
                            COUNT,
                            LOAN_MONTHS.in(LAST_24_MONTHS).sum(col("substandard_count")),
                            "Month ends of the last 24 months with a loan classed substandard or worse.")
                    .directed(HIGHER_IS_RISKIER),
            feature(
                            "dishonest_matches_count",
                            COUNT,
                            DEBTORS.in(ON_THE_DATE).count(EVERY_ROW),
                            "Members who match an unperformed entry of the dishonest debtors.")
                    .directed(HIGHER_IS_RISKIER),
            feature(
                    "main_crop",
                    CODE,
                    CROPS.in(LAST_12_MONTHS).derive(col("largest_crop").getField("crop_code")),
                    "The crop that brought most money in the last 12 months, the first code of equals."));

    private static final List<Feature> INGREDIENTS = List.of(
            feature(
                    "last_sale_on",
                    DataTypes.DateType,
                    SALES.in(EVER).max(col("event_date")),
                    "The day of the last sale."),
            feature(
                    "top_buyer_yuan",
                    EXACT,
                    BUYERS.in(LAST_12_MONTHS).max(col("sales_amount_yuan_12m")),
                    "Money from the largest buyer, not rounded."),
            feature(
                    "all_buyers_yuan",
                    EXACT,
                    BUYERS.in(LAST_12_MONTHS).sum(col("sales_amount_yuan_12m")),
                    "Money from all buyers, not rounded."),
            feature(
                    "crop_loads",
                    DataType.fromDDL("ARRAY<STRUCT<kg: DECIMAL(38,6), kg_per_mu: DECIMAL(18,6)>>"),
                    CROPS.in(LAST_12_MONTHS)
                            .list(when(col("cap_kg_per_mu").gt(0), struct(col("sales_kg_12m"), col("cap_kg_per_mu")))),
                    "Weight sold of each crop with a cap, and its cap."),
            feature(
                    "largest_crop",
                    DataType.fromDDL("STRUCT<less_yuan: DECIMAL(38,6), crop_code: STRING>"),
                    CROPS.in(LAST_12_MONTHS).min(struct(negate(col("sales_amount_yuan_12m")), col("crop_code"))),
                    "The crop that brought most money, first in this order."),
            feature(
                    "most_days_past_due_24m",
                    DAYS,
                    LOAN_MONTHS.in(LAST_24_MONTHS).max(col("most_days_past_due")),
                    "Most days past due at any month end; null without one."));

    private FeatureCatalogue() {}

    /** What a policy, a model or a person may see, in the order of the columns. */
    public static List<Feature> features() {
        return FEATURES;
    }

    /** The features and what only serves to derive them. */
    static Stream<Feature> declared() {
        return Stream.concat(FEATURES.stream(), INGREDIENTS.stream());
    }

    /** What is drawn from the rows of a history, by name. */
    static Map<String, Origin.Drawn> drawnFrom(History history) {
        Map<String, Origin.Drawn> drawn = new LinkedHashMap<>();
        declared().forEach(feature -> {
            if (feature.origin() instanceof Origin.Drawn origin && origin.history() == history) {
                drawn.put(feature.name(), origin);
            }
        });
        return drawn;
    }

    private static Feature feature(String name, DataType type, Origin origin, String meaning) {
        return new Feature(name, type, origin, Direction.UNDECLARED, meaning);
    }

    private static Column alive() {
        return not(coalesce(col("note"), lit("")).equalTo("7"));
    }

    private static Column age(String birthDate) {
        return Calendar.completedYears(col(birthDate), col("as_of"));
    }

    private static Column workedAreaMu() {
        return col("land_area_mu").plus(col("leased_in_mu")).minus(col("leased_out_mu"));
    }

    /** Whether a loan is open on the as-of date. */
    static Column isOpen() {
        return col("closed_on").isNull().or(col("closed_on").gt(col("as_of")));
    }

    private static Column newest(String column) {
        return col("newest").getField(column);
    }
}
