package precredit.lake;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import precredit.identity.Seal;

/** Seals with the newer of two keys what the older one closed in one county's rows of a table. */
public record Resealing(Lake lake, Seal seal) {
    private static final String RESEAL = "precredit_reseal";

    /** The rows that were sealed anew, in one commit; rows of the newer key are left alone. */
    public long run(LakeTable table) {
        Seal keys = seal;
        UDF1<byte[], byte[]> reseal = closed -> keys.close(keys.open(closed));
        lake.spark().udf().register(RESEAL, reseal, DataTypes.BinaryType);
        List<String> sealed = Stream.of(table.schema().fields())
                .filter(field -> field.dataType().equals(DataTypes.BinaryType))
                .map(StructField::name)
                .toList();
        Column any = sealed.stream().map(this::isOld).reduce(lit(false), Column::or);
        Map<String, Column> anew = sealed.stream()
                .collect(Collectors.toMap(name -> name, name -> when(isOld(name), callUDF(RESEAL, col(name)))
                        .otherwise(col(name))));
        return lake.update(table, any, anew);
    }

    private Column isOld(String name) {
        return col(name)
                .isNotNull()
                .and(substring(col(name), 1, seal.mark().length).notEqual(lit(seal.mark())));
    }
}
