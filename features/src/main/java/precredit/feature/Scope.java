package precredit.feature;

import org.apache.spark.sql.Column;

/** A history over a window: the place a feature is drawn from. */
record Scope(History history, Window window) {
    Origin sum(Column value) {
        return drawn(Aggregate.SUM, value);
    }

    Origin count(Column condition) {
        return drawn(Aggregate.COUNT, condition);
    }

    Origin countMonths(Column months) {
        return drawn(Aggregate.COUNT_MONTHS, months);
    }

    Origin max(Column value) {
        return drawn(Aggregate.MAX, value);
    }

    Origin min(Column value) {
        return drawn(Aggregate.MIN, value);
    }

    Origin list(Column value) {
        return drawn(Aggregate.LIST, value);
    }

    /** Worked out of other features of the household, not of rows. */
    Origin derive(Column value) {
        return new Origin.Derived(history, window, value);
    }

    private Origin drawn(Aggregate aggregate, Column value) {
        return new Origin.Drawn(history, window, aggregate, value);
    }
}
