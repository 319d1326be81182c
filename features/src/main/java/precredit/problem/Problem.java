package precredit.problem;

/** An expected failure: its message says what, why and what to do; its exit code says whether a retry can help. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Exit exit;

    Problem(Exit exit, String what, String why, String toDo) {
        super(what + ": " + why + ".\n" + toDo + ".", null, false, false);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}
