package precredit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.problem.Exit;
import precredit.problem.Problem;

class SampleGeneratorTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheSameBytesForTheSameRequest() {
        Map<String, String> once = WrittenSample.of(WrittenSample.request(120, 200, folder.resolve("a")))
                .hashes();
        Map<String, String> again = WrittenSample.of(WrittenSample.request(120, 200, folder.resolve("b")))
                .hashes();

        assertThat(again).isEqualTo(once).hasSizeGreaterThan(100);
    }

    @Test
    void writesOtherBytesForAnotherSeed() {
        SampleRequest request = WrittenSample.request(20, 40, folder.resolve("a"));
        SampleRequest other = new SampleRequest(20, 40, 8, folder.resolve("b"), request.divisions(), request.county());

        assertThat(WrittenSample.of(other).hashes())
                .isNotEqualTo(WrittenSample.of(request).hashes());
    }

    @Test
    void replacesAnEarlierSampleAndLeavesOtherFilesAlone() throws IOException {
        WrittenSample.of(WrittenSample.request(40, 400, folder));
        Files.writeString(folder.resolve("README.md"), "stays");

        WrittenSample second = WrittenSample.of(WrittenSample.request(20, 30, folder));

        assertThat(folder.resolve("README.md")).hasContent("stays");
        Files.delete(folder.resolve("README.md"));
        assertThat(second.hashes())
                .isEqualTo(WrittenSample.of(WrittenSample.request(20, 30, folder.resolve("fresh")))
                        .hashes());
    }

    @Test
    void refusesToReplaceDeliveriesThatAreNoSample() throws IOException {
        Path delivery = Files.createDirectories(folder.resolve("land-registry/dt=2024-01-01"));

        assertProblem(WrittenSample.request(20, 30, folder), "land-registry");
        assertThat(delivery).exists();
    }

    @Test
    void refusesNumbersItCannotUse() {
        assertProblem(WrittenSample.request(0, 30, folder), "--households is 0");
        assertProblem(WrittenSample.request(20, 3_001, folder), "--days is 3001");
    }

    @Test
    void namesTheCountiesItKnowsWhenAskedForAnother() {
        SampleRequest known = WrittenSample.request(20, 30, folder);

        assertProblem(
                new SampleRequest(20, 30, 7, folder, known.divisions(), "110101"), "370614, 370783, 370982, 371525");
        assertProblem(
                new SampleRequest(20, 30, 7, folder, folder.resolve("nowhere"), "370982"), "dictionaries.divisions");
    }

    @Test
    void writesTheSmallestSampleThereIs() {
        WrittenSample sample = WrittenSample.of(WrittenSample.request(1, 1, folder));

        for (Source source : Source.values()) {
            assertThat(sample.deliveries(source)).isNotEmpty();
        }
        assertThat(sample.rows(SampleFile.CBF)).hasSizeBetween(1, 2);
    }

    @Test
    void registersHouseholdsUnderTheCodesOfTheirTime() {
        SampleRequest xintai = WrittenSample.request(120, 30, folder);
        WrittenSample penglai = WrittenSample.of(new SampleRequest(120, 30, 7, folder, xintai.divisions(), "370614"));

        assertThat(penglai.rows(SampleFile.CBF))
                .extracting(row -> row.getField("CBFBM").substring(0, 6))
                .contains("370684")
                .doesNotContain("370614");
    }

    private static void assertProblem(SampleRequest request, String said) {
        assertThatThrownBy(() -> SampleGenerator.write(request, Progress.SILENT))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exit()).isEqualTo(Exit.CONFIGURATION))
                .hasMessageContaining(said);
    }
}
