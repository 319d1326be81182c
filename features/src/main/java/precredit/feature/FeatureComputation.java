package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.household.Households;
import precredit.household.Land;
import precredit.household.Roll;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/**
 * All features of households on dates up to {@code usedOn}, the day they are used and consent is judged.
 *
 * @param dates whether that day is the only date
 * @param condensed the sales that count on {@code usedOn}, where somebody keeps them and it is the only date
 * @param monthEnds the month ends of loans that count on it, likewise
 */
record FeatureComputation(
        Silver silver,
        Land land,
        Roll roll,
        Dataset<Row> cropsByGoods,
        LocalDate usedOn,
        Dates dates,
        Optional<Dataset<Row>> condensed,
        Optional<Dataset<Row>> monthEnds) {
    enum Dates {
        ONE,
        MANY
    }

    /**
     * Adds every feature, and the facts of {@link Households}, to households of the roll. The households with these facts
     * are worked out now and once: a dozen histories join them, and planned and computed anew in each these few rows
     * would cost more than the histories.
     */
    Dataset<Row> withFeatures(Dataset<Row> households) {
        Households register = new Households(land, roll, silver.read(SilverTable.CONSENT));
        Dataset<Row> described = settled(register.described(households, usedOn));
        Dataset<Row> summarised = summaries(described, register.members(described))
                .reduce(
                        described,
                        (wide, history) -> wide.join(history, new String[] {"household_id", "as_of"}, "left"));
        return withDerived(withDrawn(summarised));
    }

    private Stream<Dataset<Row>> summaries(Dataset<Row> households, Dataset<Row> members) {
        LandHistories holdings = new LandHistories(land, households);
        Dataset<Row> consenting = members.where(col("consent"));
        PersonHistories persons = new PersonHistories(silver, settledPersons(consenting), usedOn);
        return Stream.of(
                Summaries.of(History.PARCELS, holdings.parcels()),
                Summaries.of(History.LEASES_IN, holdings.leasesBy("in_household_id")),
                Summaries.of(History.LEASES_OUT, holdings.leasesBy("out_household_id")),
                Summaries.of(History.MEMBERS, members),
                Summaries.ofSales(persons.sales(condensed), cropsByGoods),
                Summaries.of(History.SUBSIDIES, persons.subsidies()),
                Summaries.ofLoans(monthEnds
                        .map(counting -> Summaries.byLoan(persons, counting))
                        .orElseGet(() -> Summaries.byLoan(persons.loansWithMonths()))),
                Summaries.of(History.PENALTIES, persons.penalties()),
                Summaries.of(History.DEBTORS, persons.debtors(consenting)));
    }

    /** Settled, because the joins with their histories can then share one hash table. */
    private Dataset<Row> settledPersons(Dataset<Row> members) {
        return settled(members.select("household_id", "as_of", "person_token").distinct());
    }

    /**
     * Worked out now and once. Of a date that is the only one Spark is told so: what is compared with it, and every month
     * counted from it, is then worked out once and not for each row of a history.
     */
    private Dataset<Row> settled(Dataset<Row> rows) {
        Dataset<Row> once = rows.localCheckpoint();
        return dates == Dates.ONE ? once.withColumn("as_of", lit(usedOn)) : once;
    }

    private static Dataset<Row> withDrawn(Dataset<Row> summarised) {
        return withEach(summarised, Origin.Drawn.class, (name, origin) -> origin.aggregate()
                .result(col(name)));
    }

    private static Dataset<Row> withDerived(Dataset<Row> drawn) {
        return withEach(drawn, Origin.Derived.class, (name, origin) -> origin.value());
    }

    private static <T extends Origin> Dataset<Row> withEach(
            Dataset<Row> households, Class<T> kind, BiFunction<String, T, Column> value) {
        Map<String, Column> columns = new LinkedHashMap<>();
        FeatureCatalogue.declared()
                .filter(feature -> kind.isInstance(feature.origin()))
                .forEach(feature -> columns.put(
                        feature.name(), gated(feature, value.apply(feature.name(), kind.cast(feature.origin())))));
        return households.withColumns(columns);
    }

    private static Column gated(Feature feature, Column value) {
        Column typed = value.cast(feature.type());
        return feature.needsConsent() ? when(col("consent"), typed) : typed;
    }
}
