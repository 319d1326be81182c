package precredit.feature;

import static org.apache.spark.sql.functions.udf;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The crop that goods are, by code or by name. A code goes before an equal name. */
final class Crops {
    private static final StructType CROP = StructType.fromDDL("crop_code STRING, cap_kg_per_mu DECIMAL(18,6)");
    private static final Comparator<Row> SMALLEST = Comparator.<Row, UTF8String>comparing(
                    row -> UTF8String.fromString(row.getString(0)), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(row -> row.getDecimal(1), Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()));

    private final Map<String, Row> byGoods;

    private Crops(Map<String, Row> byGoods) {
        this.byGoods = byGoods;
    }

    /** Of a dictionary: code, name, cap_kg_per_mu. */
    static Crops of(Dataset<Row> dictionary) {
        List<Row> all = dictionary
                .selectExpr("code", "name", "CAST(cap_kg_per_mu AS DECIMAL(18,6))")
                .collectAsList();
        Map<String, Row> byGoods = named(all, 1);
        byGoods.putAll(named(all, 0));
        return new Crops(byGoods);
    }

    /** The crop of goods as crop_code and cap_kg_per_mu, null where it is none of these. */
    Column of(Column goods) {
        Map<String, Row> crops = byGoods;
        return udf((UDF1<String, Row>) crops::get, CROP).apply(goods);
    }

    private static Map<String, Row> named(List<Row> dictionary, int column) {
        Map<String, Row> named = new HashMap<>();
        for (Row crop : dictionary) {
            if (!crop.isNullAt(column)) {
                Row of = RowFactory.create(crop.getString(0), crop.getDecimal(2));
                named.merge(
                        crop.getString(column), of, (one, other) -> SMALLEST.compare(one, other) <= 0 ? one : other);
            }
        }
        return named;
    }
}
