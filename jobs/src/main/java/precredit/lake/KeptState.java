package precredit.lake;

import java.time.LocalDate;
import java.util.Optional;
import precredit.household.Roll;
import precredit.silver.SilverTable;
import precredit.store.Store;

/**
 * What a county keeps beside its deliveries so that a night goes through what is new and not through all.
 *
 * @param monthEnds none where versions of one month end may be of several days
 */
public record KeptState(SaleMonths sales, KeptVersions loans, Optional<KeptVersions> monthEnds, KeptStanding standing) {
    /**
     * As a run of one date may see it, which alone writes to the lake of its county.
     *
     * @param fromMegabytes below so many of sales it costs less to go through everything
     */
    public static KeptState of(Lake lake, Store store, LocalDate upTo, long fromMegabytes) {
        return new KeptState(
                new SaleMonths(lake, store, upTo, fromMegabytes),
                KeptVersions.of(lake, store, upTo, SilverTable.LOAN),
                Optional.of(KeptVersions.monthEnds(lake, store, upTo)),
                new KeptStanding(lake, store, upTo));
    }

    /** Who keeps the farming households of land snapshots; nobody in a county that sells little. */
    public Optional<Roll.Keeper> keeper() {
        return sales.areFew() ? Optional.empty() : Optional.of(standing);
    }

    /** Without what is only true of month ends whose versions are of one day each. */
    public KeptState withoutMonthEnds() {
        return new KeptState(sales, loans, Optional.empty(), standing);
    }

    /** Has the next night make all of it again: before rows are taken out of the lake and out of it, one after the other. */
    public void forget() {
        sales.forget();
        loans.forget();
        monthEnds.ifPresent(KeptVersions::forget);
        standing.forget();
    }
}
