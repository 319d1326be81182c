package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.settings.Settings;
import precredit.silver.SilverTable;

/** Another market is another block of settings; the identity number is the example of GB 11643. */
class OtherMarketTest {
    private static final String FAIR =
            """
            sources.county-fair {
              family = produce-sales
              mode = append
              path = "fairs/east"
              encoding = GBK
              date-patterns = ["dd/MM/yyyy HH:mm", "dd.MM.yyyy"]
              control-totals = required
              quarantine-limit = 0.1
              quarantine-minimum-rows = 10
              freshness-days = 30
              owner = "东集"
              legal-basis = "农户授权"
              purpose = "核实自产自销收入"
              files."流水" {
                feeds = sale
                key = ["票号"]
                event-date = "成交日"
                columns {
                  "票号" = { type = code, required = true, pattern = "F-\\\\d+" }
                  "成交日" = { type = date, required = true }
                  "卖方证件" = { type = id, required = true }
                  "货品" = code
                  "重量（斤）" = { type = number, required = true }
                  "单价（元）" = { type = number, optional = true }
                  "金额（万元）" = { type = number, required = true }
                  "身份" = { type = code, codes = ["农户", "商贩"] }
                }
                checks = [{ factors = ["单价（元）", "重量（斤）"], times = 0.0001, equals = "金额（万元）" }]
                fill {
                  person_token = { token = "卖方证件" }
                  goods = "货品"
                  buyer = { code = "身份" }
                  weight_kg = { from = "重量（斤）", times = 0.5 }
                  amount_yuan = { from = "金额（万元）", times = 10000 }
                  own_sale { where { "身份" = ["农户"] } }
                }
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void readsAMarketWithItsOwnColumnsUnitsEncodingAndDatesWithoutAnyCode() throws IOException {
        Path conf = Files.writeString(folder.resolve("fair.conf"), FAIR);
        Settings settings = Settings.load(Optional.of(conf), List.of());
        LandingOf landing = new LandingOf(folder, settings, "county-fair");
        landing.gzip(
                        "county-fair/2024-01-06/流水.csv.gz",
                        """
                        货品,票号,成交日,卖方证件,重量(斤),金额（万元）,身份
                        姜,F-1,05/01/2024 08:30,11010519491231002x,201,0.05125,农户
                        姜,F-2,05.01.2024,11010519491231002X,20,0.0051,商贩
                        姜,F-3,2024年1月5日,110105491231002,20,5100,农户
                        姜,G-4,2024-01-05,110105491231002,20,0.0051,农户
                        姜,F-5,01/05/2024 00:00,110105491231002,20,0.0051,农户
                        """)
                .note(
                        "county-fair/2024-01-06",
                        "{\"files\":[{\"name\":\"流水.csv.gz\",\"rows\":5,\"totals\":{\"重量（斤）\":281}}]}")
                .file(
                        "county-fair/2024-01-07/流水.csv",
                        """
                        票号,成交日,卖方证件,货品,重量（斤）,单价（元）,金额（万元）,身份
                        F-6,06.01.2024,11010519491231002X,姜,100,2.5,0.025,农户
                        F-7,06.01.2024,11010519491231002X,姜,100,2.5,250,农户
                        """);

        Arrival arrival = landing.ingest("2024-01-07");

        assertThat(arrival.refusals())
                .containsExactly("county-fair dt=2024-01-07: 流水.csv has no control totals, which this source must"
                        + " have. Deliver _delivery.json with it");
        assertThat(landing.quarantine())
                .containsExactly("2024-01-06 流水.csv.gz 5 CODE_FORMAT", "2024-01-06 流水.csv.gz 6 FUTURE_EVENT");
        assertThat(landing.silver(
                        SilverTable.SALE, "record_key", "event_date", "goods", "weight_kg", "amount_yuan", "own_sale"))
                .containsExactly(
                        "F-1 2024-01-05 姜 100.500000 512.500000 true",
                        "F-2 2024-01-05 姜 10.000000 51.000000 false",
                        "F-3 2024-01-05 姜 10.000000 51000000.000000 true");
        assertThat(landing.silver(SilverTable.SALE, "person_token").stream().distinct())
                .hasSize(1);

        landing.note("county-fair/2024-01-07", "{\"files\":[{\"name\":\"流水.csv\",\"rows\":2}]}");

        assertThat(landing.ingest("2024-01-07").refusals()).isEmpty();
        assertThat(landing.quarantine()).contains("2024-01-07 流水.csv 3 UNIT_MISMATCH");
        assertThat(landing.silver(SilverTable.SALE, "record_key"))
                .contains("F-6")
                .doesNotContain("F-7");
    }
}
