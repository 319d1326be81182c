package precredit.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One household and everything hidden about it; the first person is its head until the second follows. */
record Household(
        int index,
        String code,
        Village village,
        Traits traits,
        List<Person> persons,
        List<Parcel> parcels,
        List<Lease> leases,
        Life life,
        Optional<Plant> plant) {

    Household with(List<Lease> others) {
        return new Household(index, code, village, traits, persons, parcels, others, life, plant);
    }

    boolean is(Plant wanted) {
        return plant.filter(wanted::equals).isPresent();
    }

    String issuer() {
        return code.substring(0, 14);
    }

    Person founder() {
        return persons.get(0);
    }

    /** Whether the spouse has followed a dead head. */
    boolean succeededBy(LocalDate day) {
        return !day.isBefore(life.succeededOn()) && persons.size() > 1;
    }

    /** Who acts for the household: its head, or the successor. */
    Person headOn(LocalDate day) {
        return persons.get(succeededBy(day) ? 1 : 0);
    }

    boolean liveOn(LocalDate day) {
        return !day.isBefore(life.since()) && day.isBefore(life.endedOn());
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
