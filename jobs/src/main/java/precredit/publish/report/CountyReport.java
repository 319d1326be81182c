package precredit.publish.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import precredit.publish.ListFigures;
import precredit.publish.ListFile;
import precredit.publish.Page;

/** report.html: one page that holds its data, its style and its scripts, and says so to the browser. */
public final class CountyReport {
    /** The name of the file. */
    public static final String NAME = "report.html";

    private CountyReport() {}

    /** The page of a list; its rows are the households of the roll. */
    public static ListFile of(ListFigures list, NightFigures night) {
        String page = Page.of(
                NAME,
                Map.of(
                        "county", night.county(),
                        "dt", night.asOf().toString(),
                        "model", night.model().modelId(),
                        "tiles", tiles(list),
                        "sections", sections(list, night),
                        "charts", inScript(charts(sections(list, night)).toString()),
                        "scripts", Scripts.inPage(),
                        "policy", Scripts.contentSecurityPolicy()));
        return new ListFile(NAME, list.totals().roll(), page.getBytes(StandardCharsets.UTF_8));
    }

    /** A figure that stands large at the top. */
    record Tile(String name, String figure) {}

    private static List<Tile> tiles(ListFigures list) {
        BigDecimal yuan = BigDecimal.valueOf(list.totals().limitYuan());
        return List.of(
                new Tile("名册户数", Shown.count(list.totals().roll())),
                new Tile("名单户数", Shown.count(list.totals().listed())),
                new Tile(
                        "占名册",
                        Shown.percent(list.totals().listed(), list.totals().roll())),
                new Tile("额度合计(万元)", Shown.tenThousands(yuan)),
                new Tile("户均(万元)", Shown.mean(yuan, list.totals().listed())));
    }

    private static List<Section> sections(ListFigures list, NightFigures night) {
        return List.of(
                WaterfallSection.of(night.ledger(), list.totals()),
                GradeSection.of(list),
                PlaceSection.of(list.villages()),
                ChangeSection.of(list),
                ReviewSection.of(night.reviews()),
                SourceSection.of(night.sources(), night.asOf()),
                ModelSection.of(night.model()),
                DriftSection.of(
                        ScoreDrift.of(night.ledger(), night.before(), night.tree()),
                        night.inputs(),
                        night.before().flatMap(before -> list.previous())));
    }

    private static ArrayNode charts(List<Section> sections) {
        ArrayNode charts = JsonNodeFactory.instance.arrayNode();
        sections.forEach(section -> section.charts().forEach(chart -> charts.add(chart.json())));
        return charts;
    }

    /** JSON that ends no script element, whatever the names in it are. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
