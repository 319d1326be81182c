package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import precredit.feature.fold.Asked;
import precredit.feature.fold.Scans;

/** All features of households on dates, drawn from what is gathered for them. */
record FeatureComputation(Gathering gathering) {
    /** As many are asked about at once as fit beside all that is gathered for them, whatever the number of all. */
    private static final int AT_ONCE = 500_000;

    /** Adds every feature, and whether the head consents, to households as the roll describes them; worked out now and once. */
    Dataset<Row> withFeatures(Dataset<Row> households) {
        SparkSession spark = households.sparkSession();
        return withDerived(withDrawn(Asked.of(households).parts(AT_ONCE).stream()
                .map(asked -> gathered(asked, spark))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .withColumn("consent", col(Gathering.CONSENTS).isNotNull())));
    }

    private Dataset<Row> gathered(Asked asked, SparkSession spark) {
        try (Scans scans = new Scans(spark)) {
            return gathering.known(asked, scans).table(spark);
        }
    }

    private static Dataset<Row> withDrawn(Dataset<Row> gathered) {
        return withEach(gathered, Origin.Drawn.class, (name, origin) -> origin.aggregate()
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
