package precredit.delivery;

import java.io.IOException;

/** A record longer than any real one: most likely a quote that is opened and never closed. */
final class RecordTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    RecordTooLongException(long line) {
        super("the record that starts on line " + line + " is longer than " + (RecordScanner.LONGEST_RECORD >> 20)
                + " MiB");
    }
}
