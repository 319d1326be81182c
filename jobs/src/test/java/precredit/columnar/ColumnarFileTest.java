package precredit.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetOutputFormat;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.LocalSpark;

class ColumnarFileTest {
    private static final StructType COLUMNS = StructType.fromDDL(
            "number INT, whole BIGINT NOT NULL, day DATE, mu DECIMAL(18,6), yes BOOLEAN, few STRING, many STRING, sealed BINARY");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @TempDir
    private Path folder;

    private final Configuration configuration = configuration();

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void isReadAsItWasWritten(String byPage) throws IOException {
        List<Row> rows = rows(new Random(1), 50_000);
        configuration.setInt(ParquetOutputFormat.BLOCK_SIZE, 1 << 20);

        Path file = write(rows);

        assertThat(groups(file)).hasSizeGreaterThan(2);
        assertThat(firstDifference(read(file, byPage), rows)).isEmpty();
    }

    @Test
    void isReadAsItWasWrittenWhereAColumnHasNoValueAtAll() throws IOException {
        List<Row> rows = Stream.generate(() -> RowFactory.create(null, 1L, null, null, null, null, null, null))
                .limit(30_000)
                .toList();

        Path file = write(rows);

        assertThat(firstDifference(read(file, "true"), rows)).isEmpty();
    }

    @Test
    void isReadAsItWasWrittenWithoutARow() throws IOException {
        Path file = write(List.of());

        assertThat(read(file, "true")).isEmpty();
        assertThat(groups(file)).isEmpty();
    }

    @Test
    void tellsTheLeastAndTheGreatestValue() throws IOException {
        List<Row> rows = rows(new Random(2), 30_000);

        Path file = write(rows);

        ColumnChunkMetaData whole = groups(file).get(0).getColumns().get(1);
        List<Long> values = rows.stream().map(row -> row.getLong(1)).sorted().toList();
        assertThat(whole.getStatistics().genericGetMin()).isEqualTo(values.get(0));
        assertThat(whole.getStatistics().genericGetMax()).isEqualTo(values.get(values.size() - 1));
        ColumnChunkMetaData number = groups(file).get(0).getColumns().get(0);
        assertThat(number.getStatistics().getNumNulls())
                .isEqualTo(rows.stream().filter(row -> row.isNullAt(0)).count());
    }

    @Test
    void keepsFewValuesInADictionaryAndManyWithoutOne() throws IOException {
        Path file = write(rows(new Random(3), 60_000));

        List<ColumnChunkMetaData> columns = groups(file).get(0).getColumns();
        assertThat(columns.get(5).getEncodings())
                .contains(Encoding.PLAIN_DICTIONARY)
                .doesNotContain(Encoding.PLAIN);
        assertThat(columns.get(6).getEncodings()).contains(Encoding.PLAIN).doesNotContain(Encoding.PLAIN_DICTIONARY);
    }

    @Test
    void leavesOutRowGroupsThatCannotHoldWhatIsAskedFor() throws IOException {
        configuration.setInt(ParquetOutputFormat.BLOCK_SIZE, 1 << 20);
        List<Row> rows = rows(new Random(4), 50_000);
        String wanted = rows.get(40_000).getString(6);

        Path file = write(rows);

        assertThat(LocalSpark.session()
                        .read()
                        .schema(COLUMNS)
                        .parquet(file.toString())
                        .where(functions.col("many").equalTo(wanted))
                        .collectAsList())
                .containsExactlyElementsOf(rows.stream()
                        .filter(row -> wanted.equals(row.getString(6)))
                        .toList());
    }

    @Test
    void refusesARowWithoutAValueThatEveryRowHas() throws IOException {
        ColumnarFile file = open();

        assertThatThrownBy(() -> file.values()[1].addNull()).hasMessageContaining("no value in column whole");

        file.giveUp();
    }

    @Test
    void refusesAValueOfAnotherType() throws IOException {
        ColumnarFile file = open();

        assertThatThrownBy(() -> file.values()[0].add(1L)).hasMessageContaining("64 bits");
        assertThatThrownBy(() -> file.values()[1].add(1)).hasMessageContaining("32 bits");
        assertThatThrownBy(() -> file.values()[4].add("yes")).hasMessageContaining("bytes");

        file.giveUp();
    }

    /** Of each column some rows have no value, but of one; runs of few values and of many follow one another. */
    private static List<Row> rows(Random random, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(RowFactory.create(
                    random.nextInt(10) == 0 ? null : random.nextInt(i + 1) - i / 2,
                    random.nextLong(),
                    random.nextInt(4) == 0 ? null : DAY.minusDays(random.nextInt(100)),
                    random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(), 6),
                    random.nextInt(3) == 0 ? null : random.nextBoolean(),
                    random.nextInt(6) == 0 ? null : List.of("", "蔬菜", "苹果", "a").get(random.nextInt(4)),
                    random.nextInt(100) == 0 ? null : Long.toString(random.nextLong(), Character.MAX_RADIX),
                    random.nextInt(7) == 0 ? null : bytes(random)));
        }
        return rows;
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Path write(List<Row> rows) throws IOException {
        try (ColumnarFile file = open()) {
            for (Row row : rows) {
                add(row, file.values());
                file.endRow();
            }
        }
        return folder.resolve("rows.parquet");
    }

    private ColumnarFile open() throws IOException {
        return new ColumnarFile(
                new org.apache.hadoop.fs.Path(folder.resolve("rows.parquet").toUri()),
                COLUMNS,
                CompressionCodecName.SNAPPY,
                configuration);
    }

    private static void add(Row row, ColumnValues[] to) {
        for (int i = 0; i < to.length; i++) {
            Object value = row.get(i);
            if (value == null) {
                to[i].addNull();
            } else if (value instanceof Integer number) {
                to[i].add(number.intValue());
            } else if (value instanceof Long number) {
                to[i].add(number.longValue());
            } else if (value instanceof LocalDate day) {
                to[i].add((int) day.toEpochDay());
            } else if (value instanceof BigDecimal number) {
                to[i].add(number.unscaledValue().longValueExact());
            } else if (value instanceof Boolean truth) {
                to[i].add(truth.booleanValue());
            } else if (value instanceof byte[] bytes) {
                to[i].add(bytes);
            } else if (i == 5) {
                to[i].add(Term.of(value.toString()));
            } else {
                byte[] text = ("-" + value + "-").getBytes(StandardCharsets.UTF_8);
                to[i].add(text, 1, text.length - 2);
            }
        }
    }

    /** What Spark hands to its own writer. */
    private static Configuration configuration() {
        Configuration configuration = new Configuration(false);
        SQLConf settings = new SQLConf();
        Stream.of(
                        SQLConf.PARQUET_WRITE_LEGACY_FORMAT(),
                        SQLConf.PARQUET_OUTPUT_TIMESTAMP_TYPE(),
                        SQLConf.PARQUET_FIELD_ID_WRITE_ENABLED(),
                        SQLConf.PARQUET_ANNOTATE_VARIANT_LOGICAL_TYPE())
                .forEach(entry ->
                        configuration.set(entry.key(), settings.getConf(entry).toString()));
        return configuration;
    }

    /** Both rows; of so many a comparison of all would take minutes to put into words. */
    private static List<Row> firstDifference(List<Row> are, List<Row> were) {
        assertThat(are).hasSameSizeAs(were);
        return IntStream.range(0, are.size())
                .filter(i -> !are.get(i).equals(were.get(i)))
                .mapToObj(i -> List.of(are.get(i), were.get(i)))
                .findFirst()
                .orElse(List.of());
    }

    private static List<Row> read(Path file, String byPage) {
        SparkSession spark = LocalSpark.session().newSession();
        spark.conf().set("spark.sql.parquet.enableVectorizedReader", byPage);
        return spark.read().schema(COLUMNS).parquet(file.toString()).collectAsList();
    }

    private List<BlockMetaData> groups(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), configuration))) {
            return reader.getRowGroups();
        }
    }
}
