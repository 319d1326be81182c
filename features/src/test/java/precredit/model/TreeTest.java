package precredit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.LocalSpark;

class TreeTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void saysTheSameAsColumnsAsSqlAndRowByRow(long seed) {
        Random random = new Random(seed);
        Tree tree = Some.tree(random, 6);
        Dataset<Row> rows = Some.rows(random, 400);

        rows.createOrReplaceTempView("features");
        List<Row> bySql = LocalSpark.session()
                .sql(TreeSql.select(tree))
                .orderBy("household_id")
                .collectAsList();
        List<Row> byColumns = tree.score(rows).orderBy("household_id").collectAsList();

        assertThat(bySql).hasSameSizeAs(byColumns).hasSize(400);
        for (int i = 0; i < 400; i++) {
            Tree.Figures leaf = tree.leafOf(byColumns.get(i));
            for (Row row : List.of(byColumns.get(i), bySql.get(i))) {
                assertThat(row.<Double>getAs("pd")).isEqualTo(leaf.pd());
                assertThat(row.<Integer>getAs("leaf_id")).isEqualTo(leaf.leafId());
                assertThat(row.<Number>getAs("leaf_rows").longValue()).isEqualTo(leaf.rows());
            }
        }
    }

    @Test
    void addsItsColumnsWithTheTypesOfTheLedger() {
        Random random = new Random(5);

        Dataset<Row> scored = Some.tree(random, 3).score(Some.rows(random, 3));

        assertThat(scored.schema().apply("pd").dataType().sql()).isEqualTo("DOUBLE");
        assertThat(scored.schema().apply("leaf_id").dataType().sql()).isEqualTo("INT");
        assertThat(scored.schema().apply("leaf_rows").dataType().sql()).isEqualTo("BIGINT");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void readsBackFromItsJsonAsItWas(long seed) {
        Tree tree = Some.tree(new Random(seed), 6);

        Tree read = TreeJson.read(TreeJson.write(tree));

        assertThat(read).isEqualTo(tree);
        assertThat(TreeJson.write(read)).isEqualTo(TreeJson.write(tree));
    }

    @Test
    void writesOneTextPerTree() {
        Tree tree = Tree.numbered(new Node.Split<>(
                Question.atMost("sales", new BigDecimal("12000.50"), true),
                new Node.Leaf<>(new Tree.Figures(0, 40, 8, 2.0E-3)),
                new Node.Split<>(
                        Question.isMissing("days_late"),
                        new Node.Leaf<>(new Tree.Figures(0, 5, 0, 0.1)),
                        new Node.Leaf<>(new Tree.Figures(0, 60, 3, 1.0E-23)))));

        assertThat(TreeJson.write(tree))
                .isEqualTo(
                        """
                        {
                          "format" : "precredit-tree-1",
                          "root" : {
                            "column" : "sales",
                            "at_most" : 12000.5,
                            "missing" : "yes",
                            "yes" : {
                              "leaf_id" : 1,
                              "rows" : 40,
                              "bads" : 8,
                              "pd" : 0.002
                            },
                            "no" : {
                              "column" : "days_late",
                              "at_most" : null,
                              "missing" : "yes",
                              "yes" : {
                                "leaf_id" : 2,
                                "rows" : 5,
                                "bads" : 0,
                                "pd" : 0.1
                              },
                              "no" : {
                                "leaf_id" : 3,
                                "rows" : 60,
                                "bads" : 3,
                                "pd" : 1.0E-23
                              }
                            }
                          }
                        }
                        """);
        assertThat(TreeJson.sha256(tree)).hasSize(64);
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> TreeJson.read("{\"format\":\"precredit-tree-2\"}"))
                .hasMessageContaining("precredit-tree-1");
    }

    @Test
    void writesSqlThatAPersonCanRead() {
        Tree tree = Tree.numbered(new Node.Split<>(
                Question.atMost("days_late", new BigDecimal("30"), false),
                new Node.Leaf<>(new Tree.Figures(0, 40, 8, 0.02)),
                new Node.Split<>(
                        Question.atMost("sales", new BigDecimal("12000.50"), true),
                        new Node.Leaf<>(new Tree.Figures(0, 5, 0, 0.1)),
                        new Node.Leaf<>(new Tree.Figures(0, 60, 3, 1.0E-5)))));

        assertThat(TreeSql.select(tree))
                .isEqualTo(
                        """
                        -- Probability of default and leaf of every household in features, as the model gives them.
                        SELECT county, as_of, household_id,
                          CASE WHEN days_late <= 30
                            THEN 0.02E0
                            ELSE CASE WHEN sales IS NULL OR sales <= 12000.5
                              THEN 0.1E0
                              ELSE 1.0E-5 END END AS pd,
                          CASE WHEN days_late <= 30
                            THEN 1
                            ELSE CASE WHEN sales IS NULL OR sales <= 12000.5
                              THEN 2
                              ELSE 3 END END AS leaf_id,
                          CASE WHEN days_late <= 30
                            THEN 40
                            ELSE CASE WHEN sales IS NULL OR sales <= 12000.5
                              THEN 5
                              ELSE 60 END END AS leaf_rows
                        FROM features
                        """);
    }
}
