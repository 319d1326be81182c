package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import precredit.sample.Draw.Purpose;

/** The invented county: every household is a function of the request and of its number. */
final class County {
    /** Households that let and rent among each other, and split and merge. */
    static final int BLOCK = 10;

    private final long seed;
    private final int households;
    private final Places places;
    private final Timeline timeline;
    private final Plantation plantation;

    County(SampleRequest request, Places places) {
        this.seed = request.seed();
        this.households = request.households();
        this.places = places;
        this.timeline = Timeline.of(request);
        this.plantation = new Plantation(households);
    }

    Timeline timeline() {
        return timeline;
    }

    Places places() {
        return places;
    }

    Plantation plantation() {
        return plantation;
    }

    int households() {
        return households;
    }

    int blocks() {
        return (households + BLOCK - 1) / BLOCK;
    }

    Draw draw(Purpose purpose, long subject) {
        return Draw.of(seed, purpose, subject);
    }

    /** The households of one block, leases between them included. */
    List<Household> block(int block) {
        List<Household> alone = IntStream.range(block * BLOCK, Math.min(households, (block + 1) * BLOCK))
                .mapToObj(this::alone)
                .toList();
        List<Lease> leases = Leases.of(block, alone, draw(Purpose.LEASES, block), timeline);
        return alone.stream().map(household -> withLeases(household, leases)).toList();
    }

    /** People who sell or borrow here and whose land, if they have any, is elsewhere. */
    List<Household> outsiders() {
        int count = 1 + households / 60;
        return IntStream.range(households, households + count)
                .mapToObj(this::outsider)
                .toList();
    }

    private Household alone(int index) {
        return plantation.at(index).map(plant -> planted(index, plant)).orElseGet(() -> usual(index));
    }

    private Household usual(int index) {
        List<Person> persons = Family.of(index, draw(Purpose.FAMILY, index), timeline);
        boolean child = index % 2 == 1 && plantation.at(index - 1).isEmpty();
        String issuer = places.issuer(index);
        return new Household(
                index,
                issuer + Places.digits(places.sequence(index), 4),
                places.village(index),
                Traits.of(draw(Purpose.TRAITS, index), timeline),
                persons,
                Holding.of(issuer, places.sequence(index), draw(Purpose.HOLDING, index)),
                List.of(),
                Life.of(persons.get(0), child, draw(Purpose.LIFE, index), timeline),
                Optional.empty());
    }

    private Household planted(int index, Plant plant) {
        List<Person> steady = Family.steady(index, draw(Purpose.FAMILY, index), timeline);
        String issuer = PlantedHolding.issuer(plant, places.issuer(index));
        int sequence = places.sequence(index);
        return new Household(
                index,
                issuer + Places.digits(PlantedHolding.number(plant, sequence), 4),
                places.village(index),
                Traits.steady(),
                PlantedFamily.of(plant, index, steady, timeline),
                PlantedHolding.parcels(plant, Holding.steady(issuer, sequence)),
                List.of(),
                Life.until(PlantedHolding.endedOn(plant, timeline)),
                Optional.of(plant));
    }

    private Household withLeases(Household one, List<Lease> leases) {
        List<Lease> own = new ArrayList<>(leases.stream()
                .filter(lease -> lease.in().equals(one.code()) || lease.out().equals(one.code()))
                .toList());
        one.plant().ifPresent(plant -> own.addAll(PlantedHolding.leases(plant, one, timeline)));
        return one.with(List.copyOf(own));
    }

    private Household outsider(int index) {
        Draw draw = draw(Purpose.OUTSIDERS, index);
        return new Household(
                index,
                "",
                places.village(0),
                Traits.of(draw, timeline),
                Family.of(index, draw, timeline),
                Holding.of("", 1, draw),
                List.of(),
                Life.until(LocalDate.MAX),
                Optional.empty());
    }
}
