package precredit.night;

import java.io.PrintStream;
import java.util.Locale;

/** A journal for people: one line a step. */
public record PlainJournal(PrintStream out) implements Journal {

    @Override
    public void step(String name, double seconds, String words) {
        out.printf(Locale.ROOT, "%-9s %7.1f s  %s%n", name, seconds, words);
    }

    @Override
    public void note(String words) {
        out.println(words);
    }

    @Override
    public void failure(int exit, String words) {
        out.println("precredit: " + words);
    }

    @Override
    public void bug(Throwable bug) {
        bug.printStackTrace(out);
    }
}
