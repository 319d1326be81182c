package precredit.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One household and everything hidden about it. The first person is its head until {@code succeededOn}; {@code since} is
 * the day it left its parents', {@code endedOn} the day its certificate was cancelled, by a merger when {@code merged}.
 */
record Household(
        int index,
        String code,
        Village village,
        Traits traits,
        List<Person> persons,
        List<Parcel> parcels,
        List<Lease> leases,
        LocalDate since,
        LocalDate endedOn,
        boolean merged,
        LocalDate succeededOn,
        Optional<Plant> plant) {

    boolean is(Plant wanted) {
        return plant.filter(wanted::equals).isPresent();
    }

    String issuer() {
        return code.substring(0, 14);
    }

    Person founder() {
        return persons.get(0);
    }

    /** Who acts for the household: its head, or the successor. */
    Person headOn(LocalDate day) {
        boolean succeeded = !day.isBefore(succeededOn) && persons.size() > 1;
        return succeeded ? persons.get(1) : founder();
    }

    boolean liveOn(LocalDate day) {
        return !day.isBefore(since) && day.isBefore(endedOn);
    }

    int ownCentimu() {
        return parcels.stream().mapToInt(Parcel::centimu).sum();
    }

    /** What it can farm on a day: its own land, what it rents, less what it lets. */
    int farmedCentimu(LocalDate day) {
        int area = ownCentimu();
        for (Lease lease : leases) {
            if (lease.inForceOn(day)) {
                area += lease.in().equals(code) ? lease.centimu() : -lease.centimu();
            }
        }
        return Math.max(area, 20);
    }
}
