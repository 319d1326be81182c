package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import precredit.household.CountyCodes;
import precredit.household.Land;
import precredit.household.Roll;
import precredit.household.Snapshots;
import precredit.label.LoanLabels;
import precredit.silver.Silver;

/** Computes every feature of the catalogue for households on dates: tonight's roll, or the borrowers of past loans. */
public final class FeatureEngine {
    private final Silver silver;
    private final CountyCodes codes;
    private final Dataset<Row> cropsByGoods;
    private final Snapshots snapshots;

    /** {@code crops} is the dictionary: code, name, cap_kg_per_mu (null for a crop without a cap). */
    public FeatureEngine(Silver silver, CountyCodes codes, Dataset<Row> crops) {
        this.silver = silver;
        this.codes = codes;
        this.cropsByGoods = Crops.byGoods(crops);
        this.snapshots = Snapshots.in(silver);
    }

    /** The roll of a date with everything known by then, as {@link FeatureTable#ofRoll}. */
    public Dataset<Row> forRoll(LocalDate asOf) {
        Land land = new Land(silver, snapshots.inForceOn(asOf));
        Roll roll = Roll.of(land, codes);
        Dataset<Row> features = new FeatureComputation(
                        silver,
                        land,
                        roll,
                        cropsByGoods,
                        asOf,
                        FeatureComputation.Dates.ONE,
                        silver.condensedSales(asOf),
                        silver.countingMonthEnds(asOf))
                .withFeatures(roll.on(asOf));
        return inOrder(features.withColumn("county", lit(codes.county())), FeatureTable.ofRoll());
    }

    /** Every loan known on the training date with how it turned out, worked out now and once. */
    public TrainingLoans loans(LocalDate trainingDate) {
        Land land = new Land(silver, snapshots);
        Roll roll = Roll.of(land, codes);
        TrainingLoans.Labelled labelled = labelled(roll, trainingDate);
        return labelled.with(onManyDates(land, roll, trainingDate).withFeatures(labelled.households()));
    }

    /**
     * The roll of a date and the loans known on it, each as it is by itself: what both are drawn from is gone through once.
     * The caller lets go of what is kept for the two.
     */
    public RollAndLoans forRollAndLoans(LocalDate asOf) {
        Land land = new Land(silver, snapshots);
        Roll roll = Roll.of(land, codes);
        TrainingLoans.Labelled labelled = labelled(roll, asOf);
        // A loan's features speak of a day before it was granted, so none speaks of the date of the roll.
        Dataset<Row> known = onManyDates(land, roll, asOf)
                .withFeatures(roll.on(asOf).unionByName(labelled.households()))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> tonight = known.where(col("as_of").equalTo(lit(asOf))).withColumn("county", lit(codes.county()));
        return new RollAndLoans(inOrder(tonight, FeatureTable.ofRoll()), labelled.with(known), known);
    }

    /** {@code shared} is what both are taken from. */
    public record RollAndLoans(Dataset<Row> roll, TrainingLoans loans, Dataset<Row> shared) implements AutoCloseable {
        @Override
        public void close() {
            shared.unpersist();
        }
    }

    private TrainingLoans.Labelled labelled(Roll roll, LocalDate trainingDate) {
        return new TrainingLoans.Labelled(
                roll.withHousehold(LoanLabels.of(silver, trainingDate)).localCheckpoint());
    }

    private FeatureComputation onManyDates(Land land, Roll roll, LocalDate usedOn) {
        return new FeatureComputation(
                silver,
                land,
                roll,
                cropsByGoods,
                usedOn,
                FeatureComputation.Dates.MANY,
                Optional.empty(),
                Optional.empty());
    }

    static Dataset<Row> inOrder(Dataset<Row> table, StructType columns) {
        return table.select(
                Arrays.stream(columns.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
    }
}
