package precredit.sample;

import java.time.LocalDate;

/**
 * What happens to a household: the day it left its parents' ({@link LocalDate#MIN}: long ago), the day its certificate
 * was cancelled, whether by a merger into the household before it, the day its spouse followed a dead head.
 */
record Life(LocalDate since, LocalDate endedOn, boolean merged, LocalDate succeededOn) {
    private static final int DAYS_TO_SPLIT = 90;

    /** Nothing happens but that the certificate ends on a day, {@link LocalDate#MAX} if never. */
    static Life until(LocalDate day) {
        return new Life(LocalDate.MIN, day, false, LocalDate.MAX);
    }

    /** {@code child}: whether the household before it may be its parents'. */
    static Life of(Person head, boolean child, Draw draw, Timeline timeline) {
        LocalDate day = draw.day(timeline.start(), timeline.end());
        double fate = draw.unit();
        boolean split =
                child && fate < 0.03 && timeline.start().plusDays(DAYS_TO_SPLIT).isBefore(timeline.end());
        boolean merged = child && fate > 0.988;
        boolean ended = merged || (fate > 0.4 && fate < 0.406);
        boolean succeeded = !head.died().equals(LocalDate.MAX) && draw.chance(0.7);
        return new Life(
                split ? day : LocalDate.MIN,
                ended ? day : LocalDate.MAX,
                merged,
                succeeded ? head.died() : LocalDate.MAX);
    }
}
