package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final String TEXT = "a,b\n1,x\n\n\"2\n\",y\n";

    private static final List<String> COLUMNS = List.of("a", "b", "金额（元）");

    private static final Inspection.Rows NO_ROWS = new Inspection.Rows() {
        @Override
        public void begin(int number, List<String> header, RecordScanner scanner) {}

        @Override
        public void take() {}
    };

    @TempDir
    Path folder;

    @Test
    void countsRowsWithoutHeaderAndEmptyLines() throws IOException {
        Inspection inspection = of(utf8(TEXT));

        assertThat(inspection.fault()).isNull();
        assertThat(inspection.header()).containsExactly("a", "b");
        assertThat(inspection.rows()).isEqualTo(2);
        assertThat(inspection.bytes()).isEqualTo(TEXT.length());
    }

    @Test
    void hashesTheFileAsItLies() throws IOException {
        byte[] compressed = gzip(utf8(TEXT));

        assertThat(of(utf8(TEXT)).sha256()).isEqualTo(sha256(utf8(TEXT)));
        assertThat(of("a.csv.gz", compressed, "UTF-8").sha256()).isEqualTo(sha256(compressed));
        assertThat(of("a.csv.gz", compressed, "UTF-8").rows()).isEqualTo(2);
    }

    @Test
    void stopsUnpackingWhatIsFarLargerThanItWasPacked() throws IOException {
        byte[] bomb = gzip(utf8("a,b\n" + "0,0\n".repeat(40 << 20)));

        assertThat(of("a.csv.gz", bomb, "UTF-8").fault())
                .isEqualTo("its compressed data unpacks to more than 100 times its size");
    }

    @Test
    void refusesAHeaderThatIsNone() throws IOException {
        assertThat(of(utf8("a" + ",".repeat(10 << 20) + "\n1,2\n")).fault())
                .isEqualTo("its header has more than 1000 columns");
    }

    @Test
    void addsUpPlainNumbersAndNothingElse() throws IOException {
        String text = "a,b\n1.25,\n'2,\n ３ ,\n\"4\",\n-5,\n1e3,\n+7,\n一,\n,\n9\n0.1234567,\n12345678901234567890.5,\n";

        assertThat(of(utf8(text), "a").totals().get("a"))
                .isEqualByComparingTo(new BigDecimal("12345678901234567904.8734567"));
    }

    @Test
    void addsUpColumnsByName() throws IOException {
        Inspection inspection = of(utf8("a,b\n1,10\n2,20,200\n"), "b", "c");

        assertThat(inspection.totals().get("b")).isEqualByComparingTo("30");
        assertThat(inspection.totals().get("c")).isEqualByComparingTo("0");
    }

    @Test
    void readsHeadersBehindAByteOrderMark() throws IOException {
        assertThat(of(utf8("\ufeff单号,日期\n1,2\n")).header()).containsExactly("单号", "日期");
        assertThat(of(utf8("\ufeff\"单号\",\"日期\"\n1,2\n")).header()).containsExactly("单号", "日期");
        assertThat(of(utf8("'ＣＢＦＢＭ, b \n1,2\n")).header()).containsExactly("CBFBM", "b");
    }

    @Test
    void knowsAColumnWhateverTheWidthOfItsHeading() throws IOException {
        for (String heading : List.of("金额（元）", "金额(元)", " '金额（元)")) {
            Inspection inspection = of(utf8("a," + heading + "\n1,2\n"), "金额(元)", "金额（元）");

            assertThat(inspection.header()).containsExactly("a", "金额（元）");
            assertThat(inspection.totals().values())
                    .allSatisfy(total -> assertThat(total).isEqualByComparingTo("2"));
        }
    }

    @Test
    void readsHeadersInTheEncodingOfTheSource() throws IOException {
        byte[] bytes = "单号,日期\n".getBytes(Charset.forName("GB18030"));

        assertThat(of("a.csv", bytes, "GB18030").header()).containsExactly("单号", "日期");
        assertThat(of("a.csv", bytes, "UTF-8").fault()).isEqualTo("its header cannot be read as UTF-8");
    }

    @Test
    void cutsALargeFileAtRecordsOnly() throws IOException {
        String record = "\"" + "x\n".repeat(500) + "\",1\n";
        String text = "a,b\n" + record.repeat(40_000);

        Inspection inspection = of(utf8(text), "b");

        assertThat(inspection.slices()).hasSize(3);
        assertThat(inspection.slices().get(0).start()).isEqualTo(4);
        assertThat(inspection.slices().get(0).line()).isEqualTo(2);
        assertThat(inspection.slices().get(2).end()).isEqualTo(text.length());
        for (Slice slice : inspection.slices()) {
            long records = (slice.start() - 4) / record.length();
            assertThat((slice.start() - 4) % record.length()).isZero();
            assertThat(slice.line()).isEqualTo(2 + records * 501);
        }
        for (int i = 1; i < 3; i++) {
            assertThat(inspection.slices().get(i).start())
                    .isEqualTo(inspection.slices().get(i - 1).end());
        }
    }

    @Test
    void neverCutsACompressedFile() throws IOException {
        byte[] compressed = gzip(utf8(TEXT));

        assertThat(of("a.csv.gz", compressed, "UTF-8").slices()).containsExactly(new Slice(7, 0, compressed.length, 1));
    }

    @Test
    void cutsAFileWithoutRowsIntoNothing() throws IOException {
        assertThat(of(utf8("a,b\n")).slices()).isEmpty();
        assertThat(of(utf8("a,b")).rows()).isZero();
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        byte[] whole = gzip(utf8("a,b\n" + "1,2\n".repeat(10_000)));
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1;

        assertThat(fault(Arrays.copyOf(whole, whole.length / 2)))
                .isEqualTo("it ends in the middle of its compressed data");
        assertThat(fault(damaged)).isEqualTo("its compressed data is damaged");
        assertThat(fault(utf8(TEXT))).isEqualTo("its compressed data is damaged");
        assertThat(fault(new byte[0])).isEqualTo("it ends in the middle of its compressed data");
        assertThat(of(new byte[0]).fault()).isEqualTo("it is empty: not even a header");
        assertThat(of(utf8("a,b\n1,2\n3,\"4\n5,6\n")).fault())
                .isEqualTo("a quote opened in the record on line 3 is never closed");
        assertThat(of(utf8("a,\"b\n1,2\n")).fault())
                .isEqualTo("a quote opened in the record on line 1 is never closed");
    }

    @Test
    void saysThatAFileIsGone() {
        Inspection.Request request =
                new Inspection.Request(7, folder.resolve("none.csv").toString(), false, "UTF-8", List.of(), List.of());

        assertThat(Inspection.of(request, new Configuration(), NO_ROWS).fault())
                .isEqualTo("it cannot be read (FileNotFoundException)");
    }

    private Inspection of(byte[] bytes, String... totals) throws IOException {
        return of("a.csv", bytes, "UTF-8", totals);
    }

    private String fault(byte[] compressed) throws IOException {
        return of("a.csv.gz", compressed, "UTF-8").fault();
    }

    private Inspection of(String name, byte[] bytes, String encoding, String... totals) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        return Inspection.of(
                new Inspection.Request(7, file.toString(), name.endsWith(".gz"), encoding, COLUMNS, List.of(totals)),
                new Configuration(),
                NO_ROWS);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
