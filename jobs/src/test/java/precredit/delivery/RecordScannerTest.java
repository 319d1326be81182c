package precredit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

        assertThat(scanner.isAscii(0)).isFalse();
        assertThat(new String(scanner.cell(0), gb)).isEqualTo("𠮷");
        assertThat(new String(scanner.cell(2), gb)).isEqualTo("李,");
    }

    /** Eight bytes are looked at together, and the end of a buffer may be anywhere. */
    @Test
    void readsAnyTextAsItWouldByteByByte() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] text = text(random, random.nextInt(200));

            List<String> read = new ArrayList<>();
            RecordScanner scanner = new RecordScanner(inDrops(text, random), 1);
            while (scanner.next()) {
                read.add(told(scanner));
            }

            assertThat(read).as("text %d", i).isEqualTo(ByteByByte.records(text));
        }
    }

    @Test
    void findsARecordThatLiesAhead() throws IOException {
        byte[] text = "a,b\n".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        RecordScanner scanner = new RecordScanner(new ByteArrayInputStream(text, 4, text.length - 4), 2, 4);

        for (long position : new long[] {4, 8, 80, 4_000, 1_000_000, 1_199_996}) {
            scanner.skipTo(position);
            assertThat(scanner.next()).isTrue();
            assertThat(scanner.position()).isEqualTo(position);
            assertThat(scanner.asciiText(1)).isEqualTo("b");
        }
        assertThat(scanner.next()).isFalse();
    }

    /** Of what a scanner has to tell apart, and little else. */
    private static byte[] text(Random random, int length) {
        byte[] signs = {',', ',', '\n', '\r', '"', '"', 'a', 'b', ' ', '\t', (byte) 0xac, (byte) 0x8c, 0};
        byte[] text = new byte[length];
        boolean hasQuotes = random.nextBoolean();
        int plain = 1 + random.nextInt(10);
        for (int i = 0; i < length; i++) {
            byte sign = random.nextInt(plain) > 0 ? (byte) 'x' : signs[random.nextInt(signs.length)];
            text[i] = sign == '"' && !hasQuotes ? (byte) 'y' : sign;
        }
        return text;
    }

    private static InputStream inDrops(byte[] text, Random random) {
        return new ByteArrayInputStream(text) {
            @Override
            public int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(length, 1 + random.nextInt(30)));
            }
        };
    }

    private static String told(RecordScanner scanner) {
        StringBuilder told =
                new StringBuilder().append(scanner.line()).append(" at ").append(scanner.position());
        for (int i = 0; i < scanner.cells(); i++) {
            long from = scanner.position(i);
            told.append(' ').append(from).append('-').append(from + scanner.length(i));
            told.append(scanner.verbatim(i) ? "" : " quoted").append(scanner.isAscii(i) ? "" : " beyond ASCII");
        }
        return told.toString();
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
