package precredit.publish.report;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import precredit.publish.ListFigures;
import precredit.publish.ListFile;

/** report.html: one page that holds its data, its style and its scripts, and says so to the browser. */
public final class CountyReport {
    /** The name of the file. */
    public static final String NAME = "report.html";

    private CountyReport() {}

    /** The page of a list; its rows are the households of the roll. */
    public static ListFile of(ListFigures list, NightFigures night) {
        String page = ReportPage.of(
                new ReportPage.Heading(
                        night.county() + " 预授信报告",
                        night.asOf().toString(),
                        "模型 " + night.model().modelId() + "　金额单位为万元，另有说明的除外"),
                tiles(list),
                sections(list, night));
        return new ListFile(NAME, list.totals().roll(), page.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ReportPage.Tile> tiles(ListFigures list) {
        BigDecimal yuan = BigDecimal.valueOf(list.totals().limitYuan());
        return List.of(
                new ReportPage.Tile("名册户数", Shown.count(list.totals().roll())),
                new ReportPage.Tile("名单户数", Shown.count(list.totals().listed())),
                new ReportPage.Tile(
                        "占名册",
                        Shown.percent(list.totals().listed(), list.totals().roll())),
                new ReportPage.Tile("额度合计(万元)", Shown.tenThousands(yuan)),
                new ReportPage.Tile("户均(万元)", Shown.mean(yuan, list.totals().listed())));
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
}
