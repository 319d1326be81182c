package precredit.columnar;

import java.nio.charset.StandardCharsets;

/** Takes the values of one column of a file, in the order of its rows. What its type does not hold is refused. */
public abstract class ColumnValues {
    public abstract void addNull();

    public void add(int value) {
        throw refusal("whole numbers of 32 bits");
    }

    public void add(long value) {
        throw refusal("whole numbers of 64 bits");
    }

    public void add(boolean value) {
        throw refusal("truth values");
    }

    /** Takes bytes; they may be changed afterwards. */
    public void add(byte[] bytes, int from, int length) {
        throw refusal("bytes");
    }

    public final void add(byte[] bytes) {
        add(bytes, 0, bytes.length);
    }

    public final void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    public void add(Term term) {
        add(term.bytes, 0, term.bytes.length);
    }

    private static IllegalStateException refusal(String what) {
        return new IllegalStateException("the column does not hold " + what);
    }
}
