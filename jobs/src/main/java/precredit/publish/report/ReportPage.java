package precredit.publish.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import precredit.publish.Page;

/** The page of a report: a heading, large figures, sections with their charts and tables, and the scripts that draw them. */
final class ReportPage {
    private ReportPage() {}

    /** What the report is of, for which date, and a note beside it. */
    record Heading(String title, String dt, String note) {}

    /** A figure that stands large at the top. */
    record Tile(String name, String figure) {}

    static String of(Heading heading, List<Tile> tiles, List<Section> sections) {
        return Page.of(
                "publish/report.html",
                Map.of(
                        "title", heading.title(),
                        "dt", heading.dt(),
                        "note", heading.note(),
                        "tiles", tiles,
                        "sections", sections,
                        "charts", inScript(charts(sections).toString()),
                        "scripts", Scripts.inPage(),
                        "policy", Scripts.contentSecurityPolicy()));
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
