package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import precredit.household.CountyCodes;
import precredit.household.Households;
import precredit.household.Roll;
import precredit.household.Snapshots;
import precredit.label.Label;
import precredit.label.LoanLabels;
import precredit.silver.Silver;

/** Computes every feature of the catalogue for households on dates: tonight's roll, or the borrowers of past loans. */
public final class FeatureEngine implements AutoCloseable {
    private final Silver silver;
    private final CountyCodes codes;
    private final Dataset<Row> cropsByGoods;
    private final Roll roll;
    private final List<Dataset<Row>> kept = new ArrayList<>();

    /** {@code crops} is the dictionary: code, name, cap_kg_per_mu (null for a crop without a cap). */
    public FeatureEngine(Silver silver, CountyCodes codes, Dataset<Row> crops) {
        this.silver = silver;
        this.codes = codes;
        this.cropsByGoods = Crops.byGoods(crops);
        this.roll = new Roll(silver, codes, Snapshots.in(silver));
    }

    /** The roll of a date with everything known by then, as {@link FeatureTable#ofRoll}. */
    public Dataset<Row> forRoll(LocalDate asOf) {
        Dataset<Row> households = withFeatures(roll.on(asOf), asOf).withColumn("county", lit(codes.county()));
        return inOrder(households, FeatureTable.ofRoll());
    }

    /**
     * How every loan known on the training date turned out: loan_id, granted_on, as_of, household_id (null if the
     * borrower belonged to no household of the roll on that day), label.
     */
    public Dataset<Row> labels(LocalDate trainingDate) {
        return borrowers(trainingDate).select("loan_id", "granted_on", "as_of", "household_id", "label");
    }

    /**
     * The good and the bad loans of households, each with what was known the day before it was granted, as
     * {@link FeatureTable#ofTraining}. Consent is that of the training date.
     */
    public Dataset<Row> forTraining(LocalDate trainingDate) {
        Dataset<Row> loans = borrowers(trainingDate)
                .where(col("household_id").isNotNull())
                .where(col("label").isin(Label.GOOD.text(), Label.BAD.text()));
        Dataset<Row> households = loans.select("household_id", "as_of", "snapshot", "contractor_token")
                .distinct();
        Dataset<Row> training = loans.select("loan_id", "household_id", "as_of", "label")
                .join(withFeatures(households, trainingDate), new String[] {"household_id", "as_of"});
        return inOrder(training, FeatureTable.ofTraining());
    }

    /** Lets go of the rows that the engine keeps, as many as there are households. */
    @Override
    public void close() {
        kept.forEach(rows -> rows.unpersist());
        kept.clear();
    }

    /** A dozen histories join these few rows: planned anew for each, they would cost more than the histories. */
    private Dataset<Row> keep(Dataset<Row> rows) {
        kept.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
        return rows;
    }

    private Dataset<Row> borrowers(LocalDate trainingDate) {
        return keep(roll.withHousehold(LoanLabels.of(silver, trainingDate)));
    }

    private Dataset<Row> withFeatures(Dataset<Row> households, LocalDate usedOn) {
        Households register = new Households(silver, roll);
        Dataset<Row> described = keep(register.described(households, usedOn));
        Dataset<Row> members = register.members(described).localCheckpoint();
        Dataset<Row> summarised = summaries(described, members, usedOn)
                .reduce(
                        described,
                        (wide, history) -> wide.join(history, new String[] {"household_id", "as_of"}, "left"));
        return withDerived(withDrawn(summarised));
    }

    private Stream<Dataset<Row>> summaries(Dataset<Row> households, Dataset<Row> members, LocalDate latest) {
        LandHistories land = new LandHistories(silver, households);
        PersonHistories persons = new PersonHistories(silver, members.where(col("consent")), latest);
        return Stream.of(
                Summaries.of(History.PARCELS, land.parcels()),
                Summaries.of(History.LEASES_IN, land.leasesBy("in_household_id")),
                Summaries.of(History.LEASES_OUT, land.leasesBy("out_household_id")),
                Summaries.of(History.MEMBERS, members),
                Summaries.ofSales(persons.sales(), cropsByGoods),
                Summaries.of(History.SUBSIDIES, persons.subsidies()),
                Summaries.ofLoans(persons.loansWithMonths()),
                Summaries.of(History.PENALTIES, persons.penalties()),
                Summaries.of(History.DEBTORS, persons.debtors()));
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

    private static Dataset<Row> inOrder(Dataset<Row> table, StructType columns) {
        return table.select(
                Arrays.stream(columns.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
    }
}
