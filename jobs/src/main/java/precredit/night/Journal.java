package precredit.night;

/** Where a run says what it does while it runs. Nothing that it is told holds an identity. */
public interface Journal {

    /** A step has ended after so many seconds. */
    void step(String name, double seconds, String words);

    /** Something that belongs to no step. */
    void note(String words);

    /** The run ends with an exit code, for a reason that can be said in words. */
    void failure(int exit, String words);

    /** The run ends with a bug. */
    void bug(Throwable bug);
}
