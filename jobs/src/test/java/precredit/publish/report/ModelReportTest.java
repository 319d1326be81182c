package precredit.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.browser.Browser;
import precredit.browser.Tab;
import precredit.model.validation.Measures;
import precredit.model.validation.Scored;
import precredit.model.validation.SomeStudy;
import precredit.model.validation.Study;

class ModelReportTest {
    private static final Study STUDY = SomeStudy.study();
    private static final String PAGE = ModelReport.of(new ModelStudy(
            "370982",
            "370982-2026-06-30-0123abcd",
            LocalDate.of(2026, 6, 30),
            STUDY,
            SomeStudy.INPUTS,
            20,
            "规则 1\n  条件:近12个月销售额 不超过 20000 元",
            "SELECT CASE WHEN sales <= 20000 THEN 0.4E0 END AS pd"));
    private static final String CHARTS =
            """
            [...document.querySelectorAll('canvas')].map(canvas => {
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              for (let i = 0; i < pixels.length; i += 4) {
                if (pixels[i + 3] === 255 && pixels[i] === 0 && pixels[i + 1] === 0x72 && pixels[i + 2] === 0xb2) return true;
              }
              return false;
            })
            """;

    @TempDir
    Path folder;

    @Test
    void showsTheFiguresOfEveryModelOnLaterLoans() {
        Measures later = STUDY.figures().of(Scored.Part.OUT_OF_TIME).orElseThrow();

        assertThat(PAGE).contains("跨期 " + later.from() + " 至 " + later.to());
        later.models().values().forEach(model -> assertThat(PAGE)
                .contains(">" + Shown.decimals(model.auc().value(), 3) + "<")
                .contains(">" + Shown.decimals(model.brier().low(), 3) + " 至 "));
    }

    @Test
    void showsRulesInWordsAndAsSql() {
        assertThat(PAGE).contains("近12个月销售额 不超过 20000 元").contains("CASE WHEN sales &lt;= 20000");
    }

    @Test
    void takesNoStepBelowNothing() {
        String charts = PAGE.substring(PAGE.indexOf("id=\"charts\""), PAGE.indexOf("</script>"));

        assertThat(STUDY.figures().labels().early()).isZero();
        assertThat(charts).contains("label-chart").doesNotContain("[-").doesNotContain(",-");
    }

    @Test
    void namesNoLoanAndNoHousehold() {
        assertThat(PAGE).doesNotContain("LOAN0").doesNotContain("3709821102010").doesNotContain("小镇");
        assertThat(PAGE).contains("乙&lt;镇").contains("&lt;20");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isDrawnByARealBrowser(int width) throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), Browser.MISSING);
        URI page = Files.writeString(folder.resolve("report.html"), PAGE).toUri();

        try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
            Tab tab = browser.tab();
            tab.open(page, width);
            Files.write(Path.of("target", "model-report-" + width + ".png"), tab.picture());

            assertThat(texts(tab.script(CHARTS))).hasSize(5).containsOnly("true");
            assertThat(tab.script("document.documentElement.scrollWidth").asInt())
                    .isEqualTo(width);
            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.requests(page)).isEmpty();
        }
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
