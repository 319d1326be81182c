package precredit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.store.Store;

class CountyIndexTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">");

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
    }

    @Test
    void linksEveryFileOfEveryListTheNewestFirst() throws IOException {
        put(MAY, 1);
        put(JUNE, 12_345);

        String page = page();

        List<String> links =
                LINK.matcher(page).results().map(link -> link.group(1)).toList();
        assertThat(links)
                .containsExactly(
                        "dt=2026-06-30/preapproval.csv",
                        "dt=2026-06-30/townships/370982001_%E7%94%B2%E9%95%87%20%3C%E4%B9%99%3E.xlsx",
                        "dt=2026-06-30/manifest.json",
                        "dt=2026-05-31/preapproval.csv",
                        "dt=2026-05-31/townships/370982001_%E7%94%B2%E9%95%87%20%3C%E4%B9%99%3E.xlsx",
                        "dt=2026-05-31/manifest.json");
        assertThat(links).allSatisfy(link -> assertThat(Path.of(index().toUri().resolve(URI.create(link))))
                .exists());
    }

    @Test
    void showsRowsSizesAndChecksums() throws IOException {
        put(JUNE, 12_345);

        assertThat(page())
                .contains("在册 20,000 户，预授信 12,345 户，合计 1234.5 万元")
                .contains(
                        "370982001_甲镇 &lt;乙&gt;.xlsx</a></td><td class=\"number\">12,345</td><td class=\"number\">3</td>")
                .contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
                .contains(Sha256.hex(Files.readAllBytes(list().resolve("dt=2026-06-30/manifest.json"))));
    }

    @Test
    void marksTheNewestListAsCurrent() throws IOException {
        put(JUNE, 2);
        put(MAY, 1);

        Matcher current =
                Pattern.compile("<b>([0-9-]+)</b> <span class=\"current\">").matcher(page());

        assertThat(current.results().map(found -> found.group(1))).containsExactly("2026-06-30");
    }

    @Test
    void namesNothingOutsideItsFolder() throws IOException {
        put(JUNE, 1);

        assertThat(page()).doesNotContain("http").doesNotContain("src=").doesNotContain("<script");
    }

    @Test
    void isTheSameInEveryLocale() throws IOException {
        put(JUNE, 12_345);
        String expected = page();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Files.delete(index());

            put(JUNE, 12_345);

            assertThat(page()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    private void put(LocalDate asOf, long approved) {
        List<ListFile> files = List.of(
                new ListFile("preapproval.csv", approved, "csv".getBytes(StandardCharsets.UTF_8)),
                new ListFile("townships/370982001_甲镇 <乙>.xlsx", approved, new byte[] {1, 2, 3}));
        Manifest manifest = Manifest.of(
                "370982",
                asOf,
                new Provenance("run-1", "model-1", "policy-1", Map.of(), Map.of()),
                new Totals(20_000, Map.of("approved", approved), approved, 12_345_000),
                Optional.empty(),
                files);
        new CountyLists(store, "370982").put(asOf, files, manifest);
    }

    private Path list() {
        return folder.resolve("lists/county=370982");
    }

    private Path index() {
        return list().resolve("index.html");
    }

    private String page() throws IOException {
        return Files.readString(index());
    }
}
