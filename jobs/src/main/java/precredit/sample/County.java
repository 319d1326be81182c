package precredit.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
        Optional<Plant> plant = plantation.at(index);
        String issuer = plant.filter(Plant.VANISHED_VILLAGE::equals).isPresent()
                ? places.issuer(index).substring(0, 9) + "29901"
                : places.issuer(index);
        String code = issuer + Places.digits(number(index, plant), 4);
        Traits traits = plant.isPresent() ? Traits.steady() : Traits.of(draw(Purpose.TRAITS, index), timeline);
        List<Person> persons = persons(index, plant);
        List<Parcel> parcels = plant.isPresent()
                ? PlantedHolding.parcels(plant.get(), Holding.steady(issuer, places.sequence(index)))
                : Holding.of(issuer, places.sequence(index), draw(Purpose.HOLDING, index));
        return living(index, code, traits, persons, parcels, plant);
    }

    private Household living(
            int index, String code, Traits traits, List<Person> persons, List<Parcel> parcels, Optional<Plant> plant) {
        Draw draw = draw(Purpose.LIFE, index);
        LocalDate day = draw.day(timeline.start(), timeline.end());
        boolean family =
                index % 2 == 1 && plant.isEmpty() && plantation.at(index - 1).isEmpty();
        double fate = draw.unit();
        boolean split = family && days() > 90 && fate < 0.03;
        boolean merged = family && fate > 0.988;
        boolean ended = merged || (plant.isEmpty() && fate > 0.4 && fate < 0.406);
        boolean dead = !persons.get(0).died().equals(LocalDate.MAX);
        LocalDate succeeded =
                dead && draw.chance(0.7) && plant.isEmpty() ? persons.get(0).died() : LocalDate.MAX;
        return new Household(
                index,
                code,
                places.village(index),
                traits,
                persons,
                parcels,
                List.of(),
                split ? day : LocalDate.MIN,
                ended ? day : PlantedHolding.endedOn(plant, timeline),
                merged,
                succeeded,
                plant);
    }

    private List<Person> persons(int index, Optional<Plant> plant) {
        Draw draw = draw(Purpose.FAMILY, index);
        return plant.isPresent()
                ? PlantedFamily.of(plant.get(), index, Family.steady(index, draw, timeline), timeline)
                : Family.of(index, draw, timeline);
    }

    private int number(int index, Optional<Plant> plant) {
        int sequence = places.sequence(index);
        return sequence + plant.map(PlantedHolding::numbersFrom).orElse(0);
    }

    private Household withLeases(Household one, List<Lease> leases) {
        List<Lease> own = new ArrayList<>(leases.stream()
                .filter(lease -> lease.in().equals(one.code()) || lease.out().equals(one.code()))
                .toList());
        one.plant().ifPresent(plant -> own.addAll(PlantedHolding.leases(plant, one, timeline)));
        return new Household(
                one.index(),
                one.code(),
                one.village(),
                one.traits(),
                one.persons(),
                one.parcels(),
                List.copyOf(own),
                one.since(),
                one.endedOn(),
                one.merged(),
                one.succeededOn(),
                one.plant());
    }

    private Household outsider(int index) {
        Draw draw = draw(Purpose.OUTSIDERS, index);
        Traits traits = Traits.of(draw, timeline);
        return new Household(
                index,
                "",
                places.village(0),
                traits,
                Family.of(index, draw, timeline),
                Holding.of("", 1, draw),
                List.of(),
                LocalDate.MIN,
                LocalDate.MAX,
                false,
                LocalDate.MAX,
                Optional.empty());
    }

    private long days() {
        return ChronoUnit.DAYS.between(timeline.start(), timeline.end());
    }
}
