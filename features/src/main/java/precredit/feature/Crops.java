package precredit.feature;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The crop that goods are, by code or by name. */
final class Crops {
    private Crops() {}

    /** One row for each way of writing a crop: goods, crop_code, cap_kg_per_mu. A code goes before an equal name. */
    static Dataset<Row> byGoods(Dataset<Row> crops) {
        return named(crops, col("code"), 1)
                .union(named(crops, col("name"), 2))
                .where(col("goods").isNotNull())
                .groupBy("goods")
                .agg(min(struct("rank", "crop_code", "cap_kg_per_mu")).as("crop"))
                .select("goods", "crop.crop_code", "crop.cap_kg_per_mu");
    }

    private static Dataset<Row> named(Dataset<Row> crops, Column goods, int rank) {
        return crops.select(goods.as("goods"), lit(rank).as("rank"), col("code").as("crop_code"), col("cap_kg_per_mu"));
    }
}
