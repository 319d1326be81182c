package precredit.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.night.Sessions;
import precredit.night.Steps;
import precredit.settings.Settings;
import precredit.settings.SourceSettings;

/** What no night can be faster than: a session starts, and Spark's own reader parses every delivered file into nothing. */
public record Floor(Settings settings, Steps steps) {
    public void run() {
        SparkSession spark = steps.run("start", () -> {
            SparkSession session = Sessions.open(settings.master());
            // Else Spark's reader knows no GB18030, and stops at the first byte that is none.
            session.conf().set("spark.sql.legacy.javaCharsets", "true");
            session.conf().set("spark.sql.legacy.codingErrorAction", "true");
            return new Steps.Finding<>(session, "session");
        });
        steps.run("parse", () -> {
            settings.sources().forEach((id, source) -> source.files()
                    .forEach((type, file) -> parse(
                            spark,
                            source,
                            List.copyOf(file.columns().keySet()),
                            settings.landing().root() + "/" + source.path().orElse(id) + "/dt=*/" + type + ".csv*")));
            return new Steps.Finding<>(true, "into nothing");
        });
    }

    private static void parse(SparkSession spark, SourceSettings source, List<String> columns, String files) {
        List<StructField> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(DataTypes.createStructField(column, DataTypes.StringType, true)));
        spark.read()
                .schema(new StructType(fields.toArray(StructField[]::new)))
                .option("header", true)
                .option("encoding", source.encoding())
                .csv(files)
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
    }
}
