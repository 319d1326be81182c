package precredit.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.browser.Browser;
import precredit.browser.Tab;

class CountyReportTest {
    private static final String CHARTS =
            """
            [...document.querySelectorAll('canvas')].map(canvas => {
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const coloured = new Set();
              for (let i = 0; i < pixels.length; i += 4) {
                if (pixels[i + 3] === 255) coloured.add((pixels[i] << 16) + (pixels[i + 1] << 8) + pixels[i + 2]);
              }
              return coloured.has(0x0072b2);
            })
            """;

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesWheneverTheFiguresAreTheSame() {
        assertThat(SomeNight.page("甲镇")).isEqualTo(SomeNight.page("甲镇")).doesNotContain("sourceMappingURL");
    }

    @Test
    void escapesWhatDeliveriesAndDictionariesName() {
        String page = SomeNight.page("</script><script>alert(1)</script>&镇");

        assertThat(page).doesNotContain("<script>alert").contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    }

    @Test
    void showsTheShareOfReviewsThatDecidedOtherwise() {
        assertThat(cells(SomeNight.page("甲镇"), "reviewer-table")).contains("甲", "8", "6", "2", "25.0%");
    }

    @Test
    void countsKeptHouseholdsAsTheRestOfTheList() {
        assertThat(cells(SomeNight.page("甲镇"), "change-table"))
                .containsSequence("维持", "额度不变", "", Shown.count(SomeNight.APPROVED - 12))
                .containsSequence("调出", "现有贷款逾期", "OVERDUE_NOW", "4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isDrawnByARealBrowser(int width) throws IOException, InterruptedException {
        Optional<Path> program = Browser.program();
        assumeTrue(program.isPresent(), Browser.MISSING);
        Path file = Files.write(folder.resolve("report.html"), SomeNight.bytes(SomeNight.report("甲\"镇<b>")));
        URI page = file.toUri();

        try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
            Tab tab = browser.tab();
            tab.open(page, width);
            Files.write(Path.of("target", "report-" + width + ".png"), tab.picture());

            assertThat(texts(tab.script(CHARTS))).hasSize(6).containsOnly("true");
            assertThat(tab.script("document.documentElement.scrollWidth").asInt())
                    .isEqualTo(width);
            assertThat(sum(tab, "township-table"))
                    .contains(Shown.count(SomeNight.ROLL), Shown.count(SomeNight.APPROVED));
            assertThat(sum(tab, "waterfall-table")).contains(Shown.count(SomeNight.ROLL));
            assertSorts(tab);
            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.requests(page)).isEmpty();
        }
    }

    private static void assertSorts(Tab tab) {
        String column =
                "[...document.querySelectorAll('#village-table tbody tr')].map(row => row.cells[4].textContent)";
        String click = "document.querySelectorAll('#village-table thead button')[4].click()";
        List<Integer> before = numbers(tab, column);

        tab.script(click);
        List<Integer> falling = numbers(tab, column);
        tab.script(click);
        List<Integer> rising = numbers(tab, column);

        assertThat(before).hasSize(SomeNight.VILLAGES).isNotEqualTo(falling).isNotEqualTo(rising);
        assertThat(falling).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(rising).isSorted().hasSize(SomeNight.VILLAGES);
    }

    private static List<Integer> numbers(Tab tab, String expression) {
        return texts(tab.script(expression)).stream().map(Integer::valueOf).toList();
    }

    private static List<String> sum(Tab tab, String table) {
        return texts(
                tab.script("[...document.querySelectorAll('#" + table + " tfoot td')].map(cell => cell.textContent)"));
    }

    private static List<String> texts(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static List<String> cells(String page, String table) {
        String rows = page.substring(page.indexOf("id=\"" + table + "\""));
        return java.util.regex.Pattern.compile("<td[^>]*>([^<]*)</td>")
                .matcher(rows.substring(0, rows.indexOf("</table>")))
                .results()
                .map(cell -> cell.group(1))
                .toList();
    }
}
