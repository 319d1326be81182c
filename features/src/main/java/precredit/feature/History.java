package precredit.feature;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import precredit.feature.fold.Measure;

/** What features are drawn from: one row of each is what the text says, for one household on one as-of date. */
public enum History {
    PARCELS("A parcel under contract whose certificate is not cancelled.", false),
    LEASES_IN("A lease in force by which the household takes land.", false),
    LEASES_OUT("A lease in force by which the household gives land.", false),
    MEMBERS("A member, living or dead.", false),
    SALES("A settled sale of own produce by any member, or several that no window and no feature tells apart.", true),
    BUYERS("A buyer (of one source) of the sales of the last 12 months.", true),
    CROPS("A crop of the dictionary among the sales of the last 12 months.", true),
    SUBSIDIES("A subsidy paid to any member, or several that no window and no feature tells apart.", true),
    LOANS("A loan of any member, with its newest month end.", true),
    LOAN_MONTHS("A month end of a loan of any member, or several that no window and no feature tells apart.", true),
    PENALTIES("An administrative penalty of any member, while it is published.", true),
    DEBTORS("A member who matches an entry of the dishonest debtors that is not wholly performed.", true);

    private final String row;
    private final boolean personal;

    History(String row, boolean personal) {
        this.row = row;
        this.personal = personal;
    }

    /** What one row is. */
    public String row() {
        return row;
    }

    /** Whether the history may be looked at only with the head's consent. */
    public boolean personal() {
        return personal;
    }

    /** What features draw from its rows. */
    List<Measure> measures() {
        return FeatureCatalogue.drawnFrom(this).entrySet().stream()
                .map(drawn -> drawn.getValue().measure(drawn.getKey()))
                .toList();
    }

    /** What features draw from rows that all lie within the window of each. */
    List<Measure> measuresWithin() {
        return FeatureCatalogue.drawnFrom(this).entrySet().stream()
                .map(drawn -> drawn.getValue().measureWithin(drawn.getKey()))
                .toList();
    }

    /** The last day of which, on a date, no feature asks anything; none where one asks for everything that ever happened. */
    Optional<LocalDate> beforeOn(LocalDate asOf) {
        List<Optional<LocalDate>> days = FeatureCatalogue.drawnFrom(this).values().stream()
                .map(drawn -> drawn.window().beforeOn(asOf))
                .toList();
        return days.stream().allMatch(Optional::isPresent)
                ? days.stream().map(Optional::orElseThrow).min(LocalDate::compareTo)
                : Optional.empty();
    }

    /**
     * The calendar months in which, on a date, a window of these features ends, each by its first day; all others lie whole
     * within any window or without.
     */
    public SortedSet<LocalDate> edgesOn(LocalDate asOf) {
        return Window.edgesOn(asOf, windows());
    }

    /** The same of all that is drawn from sales. */
    public static SortedSet<LocalDate> edgesOfSales(LocalDate asOf) {
        return Window.edgesOn(asOf, windowsOfSales());
    }

    /** The last day before all windows of sales on a date: of those until then features ask no more than on which day they were. */
    public static LocalDate beforeSales(LocalDate asOf) {
        return windowsOfSales()
                .flatMap(window -> window.beforeOn(asOf).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static Stream<Window> windowsOfSales() {
        return Stream.of(SALES, BUYERS, CROPS).flatMap(History::windows);
    }

    private Stream<Window> windows() {
        return FeatureCatalogue.drawnFrom(this).values().stream().map(Origin::window);
    }

    /** The names of these. */
    Set<String> names() {
        return FeatureCatalogue.drawnFrom(this).keySet();
    }

    Scope in(Window window) {
        return new Scope(this, window);
    }
}
