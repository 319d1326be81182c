package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
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
        Dataset<Row> features = computation(land, roll, asOf).withFeatures(roll.on(asOf));
        return inOrder(features.withColumn("county", lit(codes.county())), FeatureTable.ofRoll());
    }

    /** Every loan known on the training date with how it turned out, worked out now and once. */
    public TrainingLoans loans(LocalDate trainingDate) {
        Land land = new Land(silver, snapshots);
        Roll roll = Roll.of(land, codes);
        Dataset<Row> labelled =
                roll.withHousehold(LoanLabels.of(silver, trainingDate)).localCheckpoint();
        return new TrainingLoans(labelled, computation(land, roll, trainingDate));
    }

    private FeatureComputation computation(Land land, Roll roll, LocalDate usedOn) {
        return new FeatureComputation(silver, land, roll, cropsByGoods, usedOn);
    }

    static Dataset<Row> inOrder(Dataset<Row> table, StructType columns) {
        return table.select(
                Arrays.stream(columns.fieldNames()).map(name -> col(name)).toArray(Column[]::new));
    }
}
