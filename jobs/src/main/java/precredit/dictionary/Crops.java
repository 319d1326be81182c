package precredit.dictionary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import precredit.store.Store;

/** The crops that sales are matched against, and the most that a mu of each can yield in a year. */
public final class Crops {
    private static final StructType SCHEMA =
            StructType.fromDDL("code STRING, name STRING, cap_kg_per_mu DECIMAL(18,6)");

    private Crops() {}

    /** Reads {@code file} with the columns code, name and cap_kg_per_mu; a crop without a cap has null. */
    public static Dataset<Row> read(SparkSession spark, String file) {
        return spark.createDataFrame(rows(spark.sparkContext().hadoopConfiguration(), file), SCHEMA);
    }

    /** Refuses a file that {@link #read} would refuse. */
    public static void check(Configuration hadoop, String file) {
        rows(hadoop, file);
    }

    private static List<Row> rows(Configuration hadoop, String file) {
        Path path = new Path(file);
        String folder = path.getParent() == null ? "." : path.getParent().toString();
        return rows(DictionaryFile.read(Store.at(folder, hadoop), path.getName()));
    }

    private static List<Row> rows(DictionaryFile file) {
        file.require("code", "name", "cap_kg_per_mu");
        Map<String, Long> lines = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (DictionaryLine line : file.lines()) {
            String code = line.normalised("code");
            Long first = lines.putIfAbsent(code, line.number());
            if (first != null) {
                throw line.bad("crop " + code + " stands on line " + first + " already", "Keep one of them");
            }
            rows.add(RowFactory.create(
                    code, line.normalised("name"), line.weight("cap_kg_per_mu").orElse(null)));
        }
        return rows;
    }
}
