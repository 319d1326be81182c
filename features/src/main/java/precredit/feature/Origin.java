package precredit.feature;

import org.apache.spark.sql.Column;
import precredit.feature.fold.Measure;

/** Where the value of a feature comes from. */
public sealed interface Origin {
    History history();

    Window window();

    /** Over columns of the history's rows if drawn, over other features if derived. */
    Column value();

    /** An aggregate of the values of a history's rows within a window. */
    record Drawn(History history, Window window, Aggregate aggregate, Column value) implements Origin {
        /** Over the history's rows, under a name. */
        Measure measure(String name) {
            return new Measure(name, aggregate::tally, window.limit(value));
        }

        /** Over rows that all lie within the window. */
        Measure measureWithin(String name) {
            return new Measure(name, aggregate::tally, value);
        }
    }

    /** A value worked out of other features, which are drawn from the history over the window. */
    record Derived(History history, Window window, Column value) implements Origin {}
}
