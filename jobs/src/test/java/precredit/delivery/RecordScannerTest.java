package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordScannerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            textBlock =
                    """
                    a,b|c,d ; 1[a][b] 2[c][d]
                    a,b|c,d| ; 1[a][b] 2[c][d]
                    a,,|,d ; 1[a][][] 2[][d]
                    "a,1",b ; 1[a,1][b]
                    "a|b",c|d,e ; 1[a\\nb][c] 3[d][e]
                    "a""b",c ; 1[a"b][c]
                    a"b,c" ; 1[a"b][c"]
                    "a"b,c ; 1[ab][c]
                    |a||b| ; 2[a] 4[b]
                    "",x ; 1[][x]
                    """)
    void readsCellsAndPhysicalLines(String text, String expected) throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(records(text.replace("|", end))).isEqualTo(expected.replace("\\n", end));
        }
    }

    @Test
    void countsTheBytesBeforeEachRecord() throws IOException {
        RecordScanner scanner = scanner("ab,c\r\n\"d\",e\n");

        assertThat(scanner.next()).isTrue();
        assertThat(scanner.position()).isZero();
        assertThat(scanner.next()).isTrue();
        assertThat(scanner.position()).isEqualTo(6);
        assertThat(scanner.next()).isFalse();
    }

    @Test
    void noticesAQuoteThatIsNeverClosed() throws IOException {
        RecordScanner scanner = scanner("a,\"b\nc,d\n");

        scanner.next();

        assertThat(scanner.unclosed()).isTrue();
    }

    @Test
    void refusesARecordThatGrowsWithoutEnd() {
        byte[] bytes = new byte[RecordScanner.LONGEST_RECORD + 1];
        Arrays.fill(bytes, (byte) 'x');
        bytes[0] = '"';

        assertThatThrownBy(() -> new RecordScanner(new ByteArrayInputStream(bytes), 1).next())
                .hasMessageContaining("line 1 is longer than 64 MiB");
    }

    @Test
    void keepsRecordsWholeAcrossChunks() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append(",\"x\n").append(i).append("\"\n");
        }
        RecordScanner scanner = scanner(text.toString());

        for (int i = 0; i < 100_000; i++) {
            assertThat(scanner.next()).isTrue();
            assertThat(scanner.line()).isEqualTo(1 + 2L * i);
            assertThat(scanner.asciiText(0)).isEqualTo(Integer.toString(i));
            assertThat(scanner.asciiText(1)).isEqualTo("x\n" + i);
        }
        assertThat(scanner.next()).isFalse();
    }

    @Test
    void findsCommasAmongGb18030Characters() throws IOException {
        Charset gb = Charset.forName("GB18030");
        RecordScanner scanner = new RecordScanner(new ByteArrayInputStream("𠮷,王|,\"李,\"".getBytes(gb)), 1);

        scanner.next();

        assertThat(scanner.ascii()).isFalse();
        assertThat(new String(scanner.cell(0), gb)).isEqualTo("𠮷");
        assertThat(new String(scanner.cell(2), gb)).isEqualTo("李,");
    }

    private static RecordScanner scanner(String text) {
        return new RecordScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), 1);
    }

    private static String records(String text) throws IOException {
        RecordScanner scanner = scanner(text);
        List<String> records = new ArrayList<>();
        while (scanner.next()) {
            StringBuilder record = new StringBuilder().append(scanner.line());
            for (int i = 0; i < scanner.cells(); i++) {
                record.append('[').append(scanner.asciiText(i)).append(']');
            }
            records.add(record.toString());
        }
        return String.join(" ", records);
    }
}
