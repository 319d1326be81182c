package precredit.lake;

import java.time.LocalDate;
import java.util.Optional;
import precredit.household.Roll;
import precredit.store.Store;

/** What a county keeps beside its deliveries so that a night goes through what is new and not through all. */
public record KeptState(SaleMonths sales, KeptStanding standing) {
    /**
     * As a run of one date may see it, which alone writes to the lake of its county.
     *
     * @param fromMegabytes below so many of sales it costs less to go through everything
     */
    public static KeptState of(Lake lake, Store store, LocalDate upTo, long fromMegabytes) {
        return new KeptState(new SaleMonths(lake, store, upTo, fromMegabytes), new KeptStanding(lake, store, upTo));
    }

    /** Who keeps the farming households of land snapshots; nobody in a county that sells little. */
    public Optional<Roll.Keeper> keeper() {
        return sales.areFew() ? Optional.empty() : Optional.of(standing);
    }

    /** Has the next night make all of it again: before rows are taken out of the lake and out of it, one after the other. */
    public void forget() {
        sales.forget();
        standing.forget();
    }
}
