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
    private final Crops crops;
    private final Optional<Roll.Keeper> keeper;
    private final Snapshots snapshots;

    /** {@code crops} is the dictionary: code, name, cap_kg_per_mu (null for a crop without a cap). */
    public FeatureEngine(Silver silver, CountyCodes codes, Dataset<Row> crops) {
        this(silver, codes, crops, Optional.empty());
    }

    /** The same where somebody keeps what the roll of one date is found from. */
    public FeatureEngine(Silver silver, CountyCodes codes, Dataset<Row> crops, Optional<Roll.Keeper> keeper) {
        this.keeper = keeper;
        this.silver = silver;
        this.codes = codes;
        this.crops = Crops.of(crops);
        this.snapshots = Snapshots.in(silver);
    }

    /** The roll of a date with everything known by then, as {@link FeatureTable#ofRoll}. */
    public Dataset<Row> forRoll(LocalDate asOf) {
        Land land = new Land(silver, snapshots.inForceOn(asOf));
        Roll roll = keeper.map(of -> Roll.of(land, codes, of)).orElseGet(() -> Roll.of(land, codes));
        PersonHistories persons = new PersonHistories(silver, asOf, PersonHistories.Dates.ONE);
        return ofRoll(computation(land, persons).withFeatures(roll.on(asOf)));
    }

    /** Every loan known on the training date with how it turned out, worked out now and once. */
    public TrainingLoans loans(LocalDate trainingDate) {
        Land land = new Land(silver, snapshots);
        Roll roll = Roll.of(land, codes);
        TrainingLoans.Labelled labelled = labelled(roll, trainingDate);
        return labelled.with(onManyDates(land, trainingDate).withFeatures(roll.describing(labelled.households())));
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
        Dataset<Row> known = onManyDates(land, asOf)
                .withFeatures(roll.on(asOf).unionByName(roll.describing(labelled.households())))
                .persist(StorageLevel.MEMORY_AND_DISK());
        return new RollAndLoans(ofRoll(known.where(col("as_of").equalTo(lit(asOf)))), labelled.with(known), known);
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

    private FeatureComputation onManyDates(Land land, LocalDate usedOn) {
        PersonHistories persons = new PersonHistories(silver, usedOn, PersonHistories.Dates.MANY);
        return computation(land, persons);
    }

    private FeatureComputation computation(Land land, PersonHistories persons) {
        return new FeatureComputation(new Gathering(silver, new LandHistories(land), persons, crops));
    }

    private Dataset<Row> ofRoll(Dataset<Row> features) {
        return inOrder(features.withColumn("county", lit(codes.county())), FeatureTable.ofRoll());
    }

    static Dataset<Row> inOrder(Dataset<Row> table, StructType columns) {
        return table.select(
                Arrays.stream(columns.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
    }
}
