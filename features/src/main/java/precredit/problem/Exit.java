package precredit.problem;

/** The exit codes of every command, as an operator's scheduler reads them. */
public enum Exit {
    DONE(0),
    BUG(1),
    CONFIGURATION(2),
    NOT_READY(3),
    GATE(4),
    LOCKED(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
