package precredit.feature;

import static org.apache.spark.sql.functions.col;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import precredit.feature.fold.Asked;
import precredit.feature.fold.Folded;
import precredit.feature.fold.Index;
import precredit.feature.fold.Known;
import precredit.feature.fold.Look;
import precredit.feature.fold.Measure;
import precredit.feature.fold.RollUp;
import precredit.feature.fold.Scans;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/**
 * What is drawn from all histories for some households on some dates. Of those of persons only rows of members of households
 * that consent are looked at.
 */
record Gathering(Silver silver, LandHistories land, PersonHistories persons, Crops crops) {
    /** Above 0, or null: how many consents of the head cover everything. */
    static final String CONSENTS = "consents_count";

    /** Adds to what was asked every drawn feature, by its name, and {@link #CONSENTS}. */
    Known known(Asked asked, Scans scans) {
        Index households = asked.by(scans.spark(), LandHistories.HOUSEHOLD, number -> true);
        Broadcast<Index> sent = scans.send(households);
        Supplier<Folded> consents = scans.begin(
                List.of(persons.consents(CONSENTS)),
                scans.send(asked.by(scans.spark(), List.of(col("head_token")), number -> true)));
        Supplier<Folded> members = begin(scans, land.members(), sent);
        Supplier<Folded> parcels = begin(scans, land.parcels(), sent);
        Supplier<Folded> leasesIn = begin(scans, land.leasesBy(History.LEASES_IN, "in_household_id"), sent);
        Supplier<Folded> leasesOut = begin(scans, land.leasesBy(History.LEASES_OUT, "out_household_id"), sent);

        Folded given = consents.get();
        Folded registered = members.get();
        Index owners = registered.owners(scans.spark(), PersonHistories.PERSON, households, given::has);
        Broadcast<Index> ofPersons = scans.send(owners);
        Supplier<Folded> loans = scans.begin(persons.loans(), ofPersons);
        Supplier<Folded> penalties = begin(scans, persons.penalties(), ofPersons);
        Supplier<Folded> debtors = begin(
                scans,
                land.debtors(silver.read(SilverTable.DEBTOR)),
                scans.send(asked.by(scans.spark(), LandHistories.HOUSEHOLD, given::has)));
        // What takes longest comes last of what others need not wait for.
        Supplier<Folded> sales = scans.begin(persons.sales(), ofPersons);

        RollUp rollUp = new RollUp(scans.spark(), households);
        Folded lent = loans.get();
        Supplier<Folded> months = scans.begin(
                persons.monthEnds(),
                scans.send(lent.groups(scans.spark(), PersonHistories.LOAN, households, loan -> true)));
        Supplier<Folded> subsidies = scans.begin(persons.subsidies(), ofPersons);
        Folded sold = sales.get();
        Folded bought = buyers(rollUp, sold);
        Folded grown = crops(rollUp, sold);
        Folded repaid = repaid(lent.with(months.get()), scans, rollUp);
        return new Known(
                asked,
                List.of(
                        given,
                        parcels.get(),
                        leasesIn.get(),
                        leasesOut.get(),
                        rollUp.whole(registered, History.MEMBERS.names()),
                        rollUp.whole(sold, History.SALES.names()),
                        bought,
                        grown,
                        subsidies.get(),
                        rollUp.whole(repaid, History.LOAN_MONTHS.names()),
                        rollUp.told(repaid, History.LOANS.measuresWithin()),
                        penalties.get(),
                        rollUp.told(debtors.get(), History.DEBTORS.measuresWithin())));
    }

    /** Of an open loan that has no month end in any window the newest one is older. */
    private Folded repaid(Folded lent, Scans scans, RollUp rollUp) {
        BitSet silent = rollUp.which(
                lent, FeatureCatalogue.isOpen().and(col(PersonHistories.NEWEST).isNull()));
        if (silent.isEmpty()) {
            return lent;
        }
        return persons.earlierMonthEnds()
                .map(looks -> scans.begin(
                                looks,
                                scans.send(
                                        lent.groups(scans.spark(), PersonHistories.LOAN, rollUp.whom(), silent::get)))
                        .get())
                .map(lent::and)
                .orElse(lent);
    }

    private static Supplier<Folded> begin(Scans scans, Look look, Broadcast<Index> whom) {
        return scans.begin(List.of(look), whom);
    }

    /** What is drawn from the buyers of sales, which are the groups of the last 12 months. */
    private static Folded buyers(RollUp rollUp, Folded sales) {
        return coarser(rollUp, sales, History.BUYERS, col("buyer").isNotNull(), col("source"), col("buyer"));
    }

    private Folded crops(RollUp rollUp, Folded sales) {
        Column crop = crops.of(col("goods"));
        return coarser(
                rollUp,
                sales,
                History.CROPS,
                crop.getField("crop_code").isNotNull(),
                crop.getField("crop_code").as("crop_code"),
                crop.getField("cap_kg_per_mu").as("cap_kg_per_mu"));
    }

    private static Folded coarser(RollUp rollUp, Folded sales, History history, Column counts, Column... grain) {
        List<Measure> measures = history.measuresWithin();
        return rollUp.told(rollUp.coarser(sales, counts, List.of(grain), History.SALES.names()), measures);
    }
}
