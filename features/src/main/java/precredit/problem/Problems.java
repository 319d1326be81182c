package precredit.problem;

/** Every expected failure, in one place: what happened, why, what to do. No message may hold a person's data. */
public final class Problems {
    private Problems() {}

    /** A setting that cannot be used; {@code where} is file and line. */
    public static Problem badSetting(String setting, String where, String why, String toDo) {
        return new Problem(Exit.CONFIGURATION, "setting " + setting + " (" + where + ")", why, toDo);
    }

    /** A sample that nobody could use; {@code most} is the largest number allowed. */
    public static Problem badSample(String what, long asked, long most) {
        return new Problem(
                Exit.CONFIGURATION,
                "no sample is written",
                "--" + what + " is " + asked + ", it must be between 1 and " + most,
                "Ask for another number");
    }

    public static Problem noSuchCounty(String county, String divisions, String known) {
        return new Problem(
                Exit.CONFIGURATION,
                "no villages of county " + county,
                "the crosswalk tables in " + divisions + " do not name it",
                "Add its tables there or choose one of " + known);
    }

    public static Problem noDivisions(String divisions, String why) {
        return new Problem(
                Exit.CONFIGURATION,
                "the division tables in " + divisions + " cannot be read",
                why,
                "Set dictionaries.divisions to the folder with the village and crosswalk tables");
    }

    public static Problem sampleWouldReplace(String out, String source) {
        return new Problem(
                Exit.CONFIGURATION,
                "no sample is written to " + out,
                "it holds deliveries of " + source + " that are not from an earlier sample",
                "Choose an empty folder");
    }
}
