package precredit.delivery;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;

/**
 * Leaves of erased persons' rows in quarantine only that they were delivered: source, date, file and line, not what they
 * said. {@code intake} names the persons.
 */
public record QuarantineErasure(Lake lake, Intake intake, String run) {
    private static final String NAMES_ERASED = "precredit_names_erased";

    /** How many rows of quarantine lost their content. */
    public long quarantined() {
        Erasure erasure = Erasure.of(intake);
        Map<String, String> encodings = new HashMap<>();
        intake.sources().forEach((source, settings) -> encodings.put(source, settings.encoding()));
        UDF2<String, byte[], Boolean> names = (source, row) -> new Numbers(erasure.persons())
                .holdErased(erasure.seal().open(row), Charset.forName(encodings.getOrDefault(source, "UTF-8")));
        lake.spark().udf().register(NAMES_ERASED, names, DataTypes.BooleanType);
        return lake.update(
                LakeTable.QUARANTINE,
                callUDF(NAMES_ERASED, col("source"), col("row")),
                Map.of(
                        "reason", lit(Reason.ERASED.name()),
                        "row", lit(intake.seal().close(new byte[0]))));
    }

    /**
     * Puts silver rows that are about to be removed into quarantine, without content, so that every delivered row still
     * ends in one place; rows that lie there already are not put there again.
     */
    public void quarantine(Dataset<Row> silver) {
        Dataset<Row> names = lake.read(LakeTable.TAKEN)
                .select(col("source"), col("dt"), col("type"), col("file").as("name"));
        Dataset<Row> rows = silver.select("county", "source", "dt", "file", "line")
                .withColumnRenamed("file", "type")
                .join(names, new String[] {"source", "dt", "type"})
                .select(
                        col("county"),
                        col("source"),
                        col("dt"),
                        col("name").as("file"),
                        col("line"),
                        lit(Reason.ERASED.name()).as("reason"),
                        lit(intake.seal().close(new byte[0])).as("row"));
        Dataset<Row> there = lake.read(LakeTable.QUARANTINE).select("source", "dt", "file", "line");
        lake.append(LakeTable.QUARANTINE, rows.join(there, new String[] {"source", "dt", "file", "line"}, "left_anti"));
    }

    /** Counts again what was taken: what lies in quarantine is not good, and who is erased is no duplicate. */
    public void count() {
        Map<FileKey, Row> counts = new HashMap<>();
        lake.read(LakeTable.QUARANTINE)
                .groupBy("source", "dt", "file")
                .agg(functions.count(lit(1)), count_if(col("reason").equalTo(Reason.DUPLICATE.name())))
                .collectAsList()
                .forEach(row -> counts.put(new FileKey(row.getString(0), row.getLocalDate(1), row.getString(2)), row));
        Taken taken = Taken.in(lake);
        Taken counted = new Taken(taken.entries().stream()
                .map(entry -> counted(entry, counts.get(new FileKey(entry.source(), entry.dt(), entry.file()))))
                .toList());
        if (!counted.equals(taken)) {
            lake.replaceFew(LakeTable.TAKEN, Extent.everything(), counted.rows(), run);
        }
    }

    private static Taken.Entry counted(Taken.Entry entry, Row counts) {
        return counts == null ? entry.quarantining(0, 0) : entry.quarantining(counts.getLong(3), counts.getLong(4));
    }
}
