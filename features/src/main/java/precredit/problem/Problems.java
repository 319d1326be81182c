package precredit.problem;

/** Every expected failure, in one place: what happened, why, what to do. No message may hold a person's data. */
public final class Problems {
    private Problems() {}

    /** A setting that cannot be used; {@code where} is file and line. */
    public static Problem badSetting(String setting, String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "setting " + setting + " (" + where + ")", why, toDo);
    }

    /** A dictionary (crops, divisions) that cannot be read; {@code where} is the file, or file and line. */
    public static Problem badDictionary(String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "dictionary " + where, why, toDo);
    }

    /** A published list whose files are not the ones its manifest names. */
    public static Problem damagedList(String folder, String why) {
        return new Problem(
                Exit.GATE,
                "published list " + folder,
                why,
                "Restore the folder as it was published; to compare with the list before it, move the folder away");
    }
}
