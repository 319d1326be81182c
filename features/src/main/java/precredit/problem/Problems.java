package precredit.problem;

/** Every expected failure, in one place: what happened, why, what to do. No message may hold a person's data. */
public final class Problems {
    private Problems() {}

    /** A setting that cannot be used; {@code where} is file and line. */
    public static Problem badSetting(String setting, String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "setting " + setting + " (" + where + ")", why, toDo);
    }
}
