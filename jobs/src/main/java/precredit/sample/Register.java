package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Who and what stood under a household's code on a day: splits, mergers, successions and shared members applied. */
record Register(County county, List<Household> block, LocalDate day) {

    boolean lists(Household household) {
        return !day.isBefore(household.life().since());
    }

    List<Person> members(Household household) {
        List<Person> members = new ArrayList<>(own(household));
        for (Household child : absorbed(household)) {
            List<Person> persons = own(child);
            for (int i = 0; i < persons.size(); i++) {
                members.add(persons.get(i).as(child.life().merged() ? "97" : inParentsHouse(persons.get(i), i)));
            }
        }
        household.plant().ifPresent(plant -> members.addAll(shared(plant)));
        return members;
    }

    List<Parcel> parcels(Household household) {
        List<Parcel> parcels = new ArrayList<>(household.parcels());
        absorbed(household).forEach(child -> parcels.addAll(child.parcels()));
        return parcels;
    }

    /** The head as the contract names him. */
    Person contractor(Household household) {
        return household.headOn(day);
    }

    /** Certificates end where the registry already knows of it, up to two weeks ahead. */
    boolean knowsEnd(Household household) {
        return !household.life().endedOn().equals(LocalDate.MAX)
                && !day.isBefore(household.life().endedOn().minusDays(14));
    }

    private List<Person> own(Household household) {
        boolean succeeded = household.succeededBy(day);
        List<Person> own = new ArrayList<>();
        for (int i = succeeded ? 1 : 0; i < household.persons().size(); i++) {
            Person person = household.persons().get(i);
            if (person.listedOn(day)) {
                own.add(succeeded && i == 1 ? person.as("02") : person);
            }
        }
        return own;
    }

    /** The next household while it still lives with its parents, or once it has merged into this one. */
    private List<Household> absorbed(Household household) {
        int next = household.index() % County.BLOCK + 1;
        if (household.index() % 2 == 1 || next >= block.size()) {
            return List.of();
        }
        Household child = block.get(next);
        boolean notYetSplit = day.isBefore(child.life().since());
        boolean alreadyMerged =
                child.life().merged() && !day.isBefore(child.life().endedOn());
        return notYetSplit || alreadyMerged ? List.of(child) : List.of();
    }

    private List<Person> shared(Plant plant) {
        return switch (plant) {
            case TWIN_TWO -> spouseIn(Plant.TWIN_ONE);
            case GHOST_TWIN -> spouseIn(Plant.GHOST);
            default -> List.of();
        };
    }

    private List<Person> spouseIn(Plant plant) {
        Plantation plantation = county.plantation();
        if (!plantation.holds(plant)) {
            return List.of();
        }
        int place = plantation.place(plant);
        Household home = county.block(place / County.BLOCK).get(place % County.BLOCK);
        return List.of(home.persons().get(1).as("97"));
    }

    private static String inParentsHouse(Person person, int place) {
        if (place == 0) {
            return person.male() ? "20" : "30";
        }
        return place == 1 ? "38" : "41";
    }
}
