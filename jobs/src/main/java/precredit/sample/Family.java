package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The members of one household: head, spouse, children, a parent; who is born or dies while deliveries run. */
final class Family {
    /** Serials of ID numbers a household may use up. */
    static final int SLOTS = 8;

    private static final LocalDate ALWAYS = LocalDate.MIN;
    private static final LocalDate NEVER = LocalDate.MAX;

    private final long firstSerial;
    private final Draw draw;
    private final Timeline timeline;
    private final List<Person> persons = new ArrayList<>();

    private Family(int household, Draw draw, Timeline timeline) {
        this.firstSerial = (long) household * SLOTS;
        this.draw = draw;
        this.timeline = timeline;
    }

    static List<Person> of(int household, Draw draw, Timeline timeline) {
        Family family = new Family(household, draw, timeline);
        family.settle((int) Math.round(Math.max(25, Math.min(82, 52 + 10.5 * draw.normal()))));
        return family.withDeaths();
    }

    /** Head, spouse and a child; nobody is born, nobody dies. */
    static List<Person> steady(int household, Draw draw, Timeline timeline) {
        Family family = new Family(household, draw, timeline);
        family.couple(draw.between(38, 52), true, true);
        family.child(draw.between(8, 15));
        return List.copyOf(family.persons);
    }

    private void settle(int headAge) {
        couple(headAge, draw.chance(0.87), draw.chance(headAge < 72 ? 0.86 : 0.55));
        int children = headAge < 30 ? draw.below(2) : draw.between(0, 2);
        for (int i = 0; i < children; i++) {
            int age = headAge - draw.between(22, 32);
            if (age >= 1 && (age < 23 || draw.chance(0.45))) {
                child(age);
            }
        }
        if (headAge < 42 && draw.chance(0.12)) {
            newborn();
        }
        if (headAge > 34 && headAge < 62 && draw.chance(0.24)) {
            parent(headAge + draw.between(20, 29));
        }
    }

    private void couple(int headAge, boolean headIsMan, boolean married) {
        String surname = Names.surname(draw);
        add(surname, headAge, headIsMan, "02");
        if (married) {
            add(Names.surname(draw), headAge - draw.between(-2, 4), !headIsMan, headIsMan ? "12" : "11");
        }
    }

    private void child(int age) {
        boolean son = draw.chance(0.52);
        add(surname(), age, son, son ? "20" : "30");
    }

    private void parent(int age) {
        boolean father = draw.chance(0.4);
        add(father ? surname() : Names.surname(draw), Math.min(age, 93), father, father ? "51" : "52");
    }

    private void newborn() {
        LocalDate listed = draw.day(timeline.start(), timeline.end());
        LocalDate birth = listed.minusMonths(2).withDayOfMonth(IdNumber.dayOfBirth(serial()));
        boolean son = draw.chance(0.52);
        String name = surname() + Names.given(draw, son);
        String id = IdNumber.of(serial(), birth, son);
        persons.add(new Person(name, id, son, birth, son ? "20" : "30", "6", listed, NEVER));
    }

    private void add(String surname, int age, boolean male, String relation) {
        int year = timeline.end().getYear() - age;
        LocalDate birth = LocalDate.of(year, draw.between(1, 12), IdNumber.dayOfBirth(serial()));
        String name = surname + Names.given(draw, male);
        persons.add(new Person(
                name, IdNumber.of(serial(), birth, male), male, birth, relation, note(age, male), ALWAYS, NEVER));
    }

    private String note(int age, boolean male) {
        if (age >= 18 && age <= 22 && draw.chance(0.4)) {
            return "3";
        }
        if (age > 22 && draw.chance(0.02)) {
            return male ? "4" : "1";
        }
        return "";
    }

    private List<Person> withDeaths() {
        List<Person> known = new ArrayList<>();
        for (Person person : persons) {
            int age = timeline.end().getYear() - person.birth().getYear();
            double share = age < 58 ? 0.002 : age < 75 ? 0.04 : 0.14;
            LocalDate day = draw.day(timeline.historyStart(), timeline.end());
            known.add(draw.chance(share) && person.from().equals(ALWAYS) ? person.dead(day) : person);
        }
        return List.copyOf(known);
    }

    private String surname() {
        return persons.get(0).name().substring(0, 1);
    }

    private long serial() {
        return firstSerial + persons.size();
    }
}
