package precredit.sample;

import java.time.LocalDate;

/**
 * One member of a household: listed from a day on, and dead from a day on as far as the registry was told.
 * {@code relation} is to the head, {@code note} the remark the registry carries.
 */
record Person(
        String name,
        String id,
        boolean male,
        LocalDate birth,
        String relation,
        String note,
        LocalDate from,
        LocalDate died) {
    static final String CITIZEN = "1";

    Person as(String newRelation) {
        return new Person(name, id, male, birth, newRelation, note, from, died);
    }

    Person named(String newName) {
        return new Person(newName, id, male, birth, relation, note, from, died);
    }

    Person numbered(String newId) {
        return new Person(name, newId, male, birth, relation, note, from, died);
    }

    Person dead(LocalDate day) {
        return new Person(name, id, male, birth, relation, note, from, day);
    }

    boolean listedOn(LocalDate day) {
        return !day.isBefore(from);
    }

    boolean deadOn(LocalDate day) {
        return !day.isBefore(died);
    }

    String sexCode() {
        return male ? "1" : "2";
    }

    String noteOn(LocalDate day) {
        return deadOn(day) ? "7" : note;
    }
}
