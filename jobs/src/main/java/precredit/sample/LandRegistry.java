package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import precredit.sample.Draw.Purpose;

/** The land registry: whole snapshots of contractors, members, parcels, contracts, transfers and cancellations. */
final class LandRegistry {
    private static final LocalDate SURVEYS_FROM = LocalDate.of(2014, 3, 1);
    private static final LocalDate SURVEYS_TO = LocalDate.of(2017, 11, 30);
    private static final String OPEN_END = "99991231";

    private final County county;
    private final List<Delivery> deliveries = new ArrayList<>();

    LandRegistry(County county, Landing landing) {
        this.county = county;
        List<LocalDate> days = county.timeline().landSnapshots();
        for (LocalDate day : days) {
            deliveries.add(landing.delivery(Source.LAND_REGISTRY, day, deliveries.size()));
        }
        deliveries.get(0).noting("known_from", county.timeline().historyStart().toString());
    }

    void write(List<Household> block) {
        for (Delivery delivery : deliveries) {
            Register register = new Register(county, block, delivery.dt());
            for (Household household : block) {
                if (register.lists(household)) {
                    new Sheet(register, household, delivery).write();
                }
            }
        }
    }

    void close() {
        deliveries.forEach(Delivery::close);
    }

    /** One household in one snapshot. */
    private final class Sheet {
        private final Register register;
        private final Household household;
        private final Delivery delivery;
        private final String code;
        private final Spelling spelling;
        private final int dateForm;
        private final boolean inSquareMetres;
        private final boolean wideNumbers;
        private final LocalDate surveyed;
        private final String phone;
        private final String address;

        Sheet(Register register, Household household, Delivery delivery) {
            this.register = register;
            this.household = household;
            this.delivery = delivery;
            this.code = household.code();
            Draw draw = county.draw(Purpose.LAND_SPELLING, household.index());
            this.spelling = Spelling.of(household, draw);
            this.dateForm = draw.chance(0.02) ? draw.between(1, 2) : 0;
            this.inSquareMetres = draw.chance(0.06) || household.is(Plant.MOSTLY_SQUARE_METRES);
            this.wideNumbers = draw.chance(0.004);
            this.surveyed = draw.day(SURVEYS_FROM, SURVEYS_TO);
            this.phone = draw.chance(0.88) ? "120" + Places.digits(draw.below(100_000_000), 8) : "";
            this.address = address(draw.below(400));
        }

        void write() {
            List<Person> members = register.members(household);
            contractor(members);
            members.forEach(this::member);
            List<Parcel> parcels = register.parcels(household);
            parcels.forEach(this::parcel);
            contracts(parcels);
            household.leases().stream()
                    .filter(lease -> lease.in().equals(code) && !delivery.dt().isBefore(lease.from()))
                    .forEach(this::transfer);
            cancellations(parcels);
        }

        private void contractor(List<Person> members) {
            LocalDate day = delivery.dt();
            Person head = register.contractor(household);
            boolean organisation = household.is(Plant.COOPERATIVE);
            String id = household.is(Plant.NO_HEAD) ? stranger() : head.id();
            delivery.row(
                    SampleFile.CBF,
                    code,
                    PlantedHolding.contractorType(household),
                    organisation ? household.village().name() + "果蔬专业合作社" : name(head),
                    organisation ? "3" : Person.CITIZEN,
                    organisation ? "93" + county.places().county() + "MAOOO00017" : spelling.of(id),
                    address,
                    "",
                    phone,
                    Long.toString(members.stream()
                            .filter(person -> !person.deadOn(day))
                            .count()),
                    Written.land(surveyed, dateForm));
        }

        private void member(Person person) {
            boolean withoutCard = household.is(Plant.CHILD_WITHOUT_ID_CARD)
                    && person.equals(household.persons().get(2));
            delivery.row(
                    SampleFile.CBF_JTCY,
                    household.is(Plant.FULL_WIDTH_CODE) ? Spelling.fullWidth(code) : code,
                    name(person),
                    person.sexCode(),
                    withoutCard ? "4" : Person.CITIZEN,
                    withoutCard ? "户" + code.substring(9) : spelling.of(person.id()),
                    person.relation(),
                    person.noteOn(delivery.dt()),
                    "1");
        }

        private void parcel(Parcel parcel) {
            String mu = Written.cents(parcel.centimu());
            delivery.row(
                    SampleFile.CBDKXX,
                    parcel.code(),
                    household.issuer(),
                    code,
                    parcel.method(),
                    household.is(Plant.HALF_A_CENTIMU) ? halfway(parcel) : Written.squareMetres(parcel.centimu()),
                    code + parcel.certificateLetter(),
                    "",
                    code + parcel.certificateLetter(),
                    household.is(Plant.HALF_A_CENTIMU) || inSquareMetres
                            ? ""
                            : wideNumbers ? Spelling.fullWidth(mu) : mu,
                    "2");
        }

        private void contracts(List<Parcel> parcels) {
            parcels.stream()
                    .collect(Collectors.groupingBy(Parcel::certificateLetter, TreeMap::new, Collectors.toList()))
                    .forEach(this::contract);
        }

        private void contract(char letter, List<Parcel> parcels) {
            int area = parcels.stream().mapToInt(Parcel::centimu).sum();
            delivery.row(
                    SampleFile.CBHT,
                    code + letter,
                    household.issuer(),
                    code,
                    parcels.get(0).method(),
                    Written.land(LocalDate.of(1999, 10, 1), dateForm),
                    letter == 'J' ? Written.land(LocalDate.of(2029, 9, 30), dateForm) : OPEN_END,
                    Written.squareMetres(area),
                    Integer.toString(parcels.size()),
                    Written.land(surveyed, dateForm),
                    inSquareMetres ? "" : Written.cents(area));
        }

        private void transfer(Lease lease) {
            delivery.row(
                    SampleFile.LZHT,
                    lease.number(),
                    lease.out(),
                    code,
                    "220",
                    Written.land(lease.from(), dateForm),
                    Written.land(lease.to(), dateForm),
                    Written.squareMetres(lease.centimu()),
                    inSquareMetres ? "" : Written.cents(lease.centimu()));
        }

        private void cancellations(List<Parcel> parcels) {
            if (register.knowsEnd(household)) {
                parcels.stream()
                        .map(Parcel::certificateLetter)
                        .distinct()
                        .sorted()
                        .forEach(letter -> cancel(
                                letter,
                                household.life().merged() ? "合户" : "交回承包地",
                                household.life().endedOn()));
            }
            if (household.is(Plant.ONE_CERTIFICATE_CANCELLED)) {
                cancel('Q', "承包期满", county.timeline().end().minusDays(300));
            }
        }

        private void cancel(char letter, String why, LocalDate day) {
            delivery.row(SampleFile.CBJYQZ_QZZX, code + letter, why, Written.land(day, dateForm));
        }

        private String name(Person person) {
            return household.is(Plant.TRAILING_BLANKS) ? person.name() + "    " : person.name();
        }

        /** An ID of nobody in the household. */
        private String stranger() {
            Person head = household.founder();
            return IdNumber.of((long) household.index() * Family.SLOTS + Family.SLOTS - 1, head.birth(), head.male());
        }

        /** Square metres that are exactly half a hundredth of a mu above the parcel's area: 10 m² times an odd number. */
        private String halfway(Parcel parcel) {
            int tens = parcel.centimu() * 2 / 3;
            return Written.cents((tens | 1) * 1_000L);
        }

        private String address(int oddity) {
            Village village = household.village();
            String place = county.places().region() + village.township() + village.name();
            if (oddity == 0) {
                return place + "\n" + Integer.parseInt(household.issuer().substring(12)) + "组";
            }
            return oddity == 1 ? place + ",老村部\"东屋\"" : place;
        }
    }
}
