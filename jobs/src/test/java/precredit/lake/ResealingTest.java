package precredit.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.identity.Seal;
import precredit.store.Store;

class ResealingTest {
    private static final Seal BEFORE = new Seal("the key before".getBytes(StandardCharsets.UTF_8));
    private static final Seal NOW = new Seal("the key of now".getBytes(StandardCharsets.UTF_8));
    private static final StructType ROWS = StructType.fromDDL(
            "county STRING, source STRING, dt DATE, household_id STRING, person_token STRING, name BINARY,"
                    + " id_number BINARY, phone BINARY");

    private final SparkSession spark = LocalSpark.session();

    @TempDir
    Path root;

    @Test
    void goesOnWhereItWasCutOffAndLeavesOtherCountiesAlone() {
        Lake lake = lake("370982");
        Lake neighbour = lake("370614");
        write(lake, row("370982", "1", BEFORE, "甲"), row("370982", "2", NOW, "乙"));
        write(neighbour, row("370614", "3", BEFORE, "丙"));
        Resealing resealing = new Resealing(lake, NOW.replacing(BEFORE));

        long first = resealing.run(LakeTable.IDENTITY);
        long version = lake.version(LakeTable.IDENTITY);
        long second = resealing.run(LakeTable.IDENTITY);

        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(lake.version(LakeTable.IDENTITY)).isEqualTo(version);
        assertThat(names(lake, NOW)).containsExactly("甲", "乙");
        assertThat(names(neighbour, BEFORE)).containsExactly("丙");
    }

    private Lake lake(String county) {
        return new Lake(spark, Store.at(root.toString(), new Configuration()), county);
    }

    private void write(Lake lake, Row... rows) {
        lake.replace(LakeTable.IDENTITY, Extent.everything(), spark.createDataFrame(List.of(rows), ROWS), "test");
    }

    private static Row row(String county, String household, Seal seal, String name) {
        return RowFactory.create(
                county, "land", Date.valueOf("2026-06-01"), household, "token", seal.close(name), null, null);
    }

    private static Stream<String> names(Lake lake, Seal seal) {
        return lake.read(LakeTable.IDENTITY).orderBy("household_id").collectAsList().stream()
                .map(row -> seal.openText(row.getAs("name")));
    }
}
