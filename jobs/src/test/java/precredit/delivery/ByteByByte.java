package precredit.delivery;

import java.util.ArrayList;
import java.util.List;

/** Records as RFC 4180 has them, read in the plainest way: what {@link RecordScanner} is held against. */
final class ByteByByte {
    private final byte[] text;
    private int at;
    private long line = 1;

    private ByteByByte(byte[] text) {
        this.text = text;
    }

    /** Line, position and cells of each record: from and to, whether quoted, whether beyond ASCII. */
    static List<String> records(byte[] text) {
        ByteByByte reader = new ByteByByte(text);
        List<String> records = new ArrayList<>();
        while (reader.at < text.length) {
            String record = reader.record();
            if (!record.isEmpty()) {
                records.add(record);
            }
        }
        return records;
    }

    /** Empty where the line is. */
    private String record() {
        int start = at;
        StringBuilder record = new StringBuilder().append(line).append(" at ").append(start);
        boolean goesOn = true;
        while (goesOn) {
            record.append(' ').append(cell());
            goesOn = is(',');
            at += goesOn ? 1 : 0;
        }
        int end = at;
        if (is('\r')) {
            at++;
            at += is('\n') ? 1 : 0;
            line++;
        } else if (is('\n')) {
            at++;
            line++;
        }
        return end == start ? "" : record.toString();
    }

    private String cell() {
        int from = at;
        boolean isQuoted = is('"');
        if (isQuoted) {
            at++;
            quoted();
        }
        while (at < text.length && !is(',') && !is('\n') && !is('\r')) {
            at++;
        }
        boolean isAscii = true;
        for (int i = from; i < at; i++) {
            isAscii &= text[i] >= 0;
        }
        return from + "-" + at + (isQuoted ? " quoted" : "") + (isAscii ? "" : " beyond ASCII");
    }

    private void quoted() {
        while (at < text.length) {
            byte b = text[at++];
            if (b == '"' && !is('"')) {
                return;
            } else if (b == '"') {
                at++;
            } else if (b == '\n' || (b == '\r' && !is('\n'))) {
                line++;
            }
        }
    }

    private boolean is(char sign) {
        return at < text.length && text[at] == sign;
    }
}
