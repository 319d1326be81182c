package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.problem.Problem;

class SlicesTest {
    private static final List<String> HEADER =
            List.of("loan_id", "month_end", "balance_yuan", "days_past_due", "five_class");

    @TempDir
    Path folder;

    @Test
    void givesTheSameRowsInOneSliceAndInSeven() throws IOException {
        byte[] bytes = months();
        Path file = Files.write(folder.resolve("loan_month.csv"), bytes);
        List<Slice> slices = slices(bytes);

        List<String> whole = read(file, List.of(List.of(whole(slices))));

        assertThat(slices).hasSize(7);
        assertThat(whole).hasSize(100);
        assertThat(whole).filteredOn(row -> row.contains("UNKNOWN_CODE")).hasSize(10);
        List<List<Slice>> apart = slices.stream().map(List::of).toList();
        assertThat(read(file, apart)).isEqualTo(whole);
        assertThat(read(file, List.of(slices))).isEqualTo(whole);
    }

    @Test
    void refusesAFileThatGotShorterSinceItWasLookedInto() throws IOException {
        byte[] bytes = months();
        Path file = Files.write(folder.resolve("loan_month.csv"), bytes);
        List<Slice> slices = slices(bytes);
        int last = (int) slices.get(6).start();

        ScanPlan plan = plan(file, List.of(slices));

        try (PlacedReader whole = plan.reader(new long[] {Place.of(0, last)})) {
            assertThat(whole.next()).isTrue();
        }
        for (int left : new int[] {last, last / 2}) {
            Files.write(file, Arrays.copyOf(bytes, left));
            try (PlacedReader shortened = plan.reader(new long[] {Place.of(0, last)})) {
                assertThatThrownBy(shortened::next)
                        .isInstanceOf(Problem.class)
                        .hasMessageContaining("changed while it was read");
            }
        }
    }

    /** A hundred rows on 200 lines; every tenth has a class that there is not. */
    private static byte[] months() {
        StringBuilder text = new StringBuilder(String.join(",", HEADER)).append('\n');
        for (int i = 0; i < 100; i++) {
            text.append("\"L").append(i).append("\n\",2024-01-31,").append(i).append(".50,0,");
            text.append(i % 10 == 3 ? 6 : 1).append('\n');
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Slice> slices(byte[] bytes) throws IOException {
        RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(bytes), 1);
        scanner.next();
        List<long[]> cuts = new ArrayList<>();
        for (int row = 0; scanner.next(); row++) {
            if (row % 15 == 0) {
                cuts.add(new long[] {scanner.position(), scanner.line()});
            }
        }
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            long end = i + 1 < cuts.size() ? cuts.get(i + 1)[0] : bytes.length;
            slices.add(new Slice(0, cuts.get(i)[0], end, cuts.get(i)[1]));
        }
        return slices;
    }

    private static Slice whole(List<Slice> slices) {
        return new Slice(
                0,
                slices.get(0).start(),
                slices.get(slices.size() - 1).end(),
                slices.get(0).line());
    }

    /** Line, reason and, of rows that can be used, key and content, in the order of lines. */
    private List<String> read(Path file, List<List<Slice>> partitions) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
        JavaPairRDD<Integer, long[]> none = JavaPairRDD.fromJavaRDD(context.emptyRDD());
        return ScanPlan.read(
                        plan(file, partitions).sent(LocalSpark.session()), none, (of, task, places) -> texts(of, task))
                .collect()
                .stream()
                .sorted()
                .toList();
    }

    private ScanPlan plan(Path file, List<List<Slice>> partitions) {
        Intake intake = new LandingOf(folder, LandingOf.defaults(), "county-credit").intake();
        FilePlan plan = new FilePlan(
                "370982",
                "county-credit",
                "loan_month",
                "loan_month.csv",
                file.toString(),
                "GB18030",
                List.of(),
                20_000,
                20_000,
                List.of("370982"),
                FileLayout.of(
                        HEADER, intake.sources().get("county-credit").files().get("loan_month")));
        return new ScanPlan(
                List.of(plan),
                partitions,
                intake.tokenKey(),
                intake.erased(),
                new SerializableConfiguration(
                        LocalSpark.session().sparkContext().hadoopConfiguration()));
    }

    private static List<String> texts(ScanPlan plan, int task) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DeliveryReader rows = plan.reader(task, new long[0])) {
            while (rows.next()) {
                RowReader row = rows.row();
                String content = rows.reason() == null ? row.key() + " " + row.contentHash() : "";
                texts.add(String.format(java.util.Locale.ROOT, "%04d %s %s", row.line(), rows.reason(), content));
            }
        }
        return texts;
    }
}
