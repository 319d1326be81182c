package precredit.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a plant changes the steady family it is put into. */
final class PlantedFamily {
    private final Timeline timeline;
    private final long headSerial;
    private final List<Person> persons;

    private PlantedFamily(Timeline timeline, int household, List<Person> persons) {
        this.timeline = timeline;
        this.headSerial = (long) household * Family.SLOTS;
        this.persons = new ArrayList<>(persons);
    }

    static List<Person> of(Plant plant, int household, List<Person> steady, Timeline timeline) {
        PlantedFamily family = new PlantedFamily(timeline, household, steady);
        family.plant(plant);
        return List.copyOf(family.persons);
    }

    private void plant(Plant plant) {
        LocalDate end = timeline.end();
        switch (plant) {
            case TWO_HEADS -> change(1, spouse -> spouse.as("02"));
            case NO_HEAD, HEAD_BY_CONTRACTOR_ID -> change(0, head -> head.as("97"));
            case HEAD_BY_SELF -> change(0, head -> head.as("01"));
            case RELATION_IN_WORDS -> change(2, child -> child.as(child.male() ? "儿子" : "女儿"));
            case DEAD_HEAD -> change(0, head -> head.dead(end.minusDays(100)));
            case DEAD_MEMBER_SELLS -> change(1, spouse -> spouse.dead(end.minusDays(60)));
            case WRONG_CHECK_DIGIT -> change(0, head -> head.numbered(IdNumber.withWrongCheck(head.id())));
            case MEMBER_WRONG_CHECK_DIGIT -> change(1, spouse -> spouse.numbered(IdNumber.withWrongCheck(spouse.id())));
            case LOWER_CASE_X -> change(0, this::endingInX);
            case NAME_WITH_EQUALS -> change(0, head -> head.named("=" + head.name()));
            case NAME_WITH_PLUS -> change(0, head -> head.named("+" + head.name()));
            case NAME_WITH_MINUS -> change(0, head -> head.named("-" + head.name()));
            case NAME_WITH_AT -> change(0, head -> head.named("@" + head.name()));
            case RARE_NAME -> change(0, head -> head.named(head.name().substring(0, 1) + "𠮷㛃"));
            case HEAD_SEVENTEEN ->
                change(0, head -> born(head, end.minusYears(18).plusDays(1)));
            case HEAD_EIGHTEEN -> change(0, head -> born(head, end.minusYears(18)));
            case HEAD_SIXTY_FIVE ->
                change(0, head -> born(head, end.minusYears(66).plusDays(1)));
            case HEAD_SIXTY_SIX -> change(0, head -> born(head, end.minusYears(66)));
            case LEAP_DAY_HEAD -> change(0, head -> born(head, LocalDate.of(1980, 2, 29)));
            default -> {
                // The family stays as it is; the plant shows elsewhere.
            }
        }
    }

    private void change(int place, UnaryOperator<Person> how) {
        persons.set(place, how.apply(persons.get(place)));
    }

    private Person born(Person person, LocalDate day) {
        String id = IdNumber.of(headSerial, day, person.male());
        return new Person(person.name(), id, person.male(), day, person.relation(), "", person.from(), person.died());
    }

    private Person endingInX(Person person) {
        Person tried = person;
        while (!tried.id().endsWith("X")) {
            tried = born(tried, tried.birth().plusMonths(1));
        }
        return tried;
    }
}
