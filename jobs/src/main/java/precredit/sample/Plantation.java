package precredit.sample;

import java.util.List;
import java.util.Optional;

/** Which household carries which plant: spread evenly, and never more than a quarter of a small sample. */
record Plantation(int households) {
    private static final List<Plant> PLANTS = List.of(Plant.values());

    Optional<Plant> at(int household) {
        int stride = stride();
        int place = household / stride;
        boolean chosen = household % stride == stride / 2 && place < PLANTS.size();
        return chosen ? Optional.of(PLANTS.get(place)) : Optional.empty();
    }

    /** The household that carries a plant; beyond the last household when the sample is too small for it. */
    int place(Plant plant) {
        return PLANTS.indexOf(plant) * stride() + stride() / 2;
    }

    boolean holds(Plant plant) {
        return place(plant) < households;
    }

    private int stride() {
        return Math.max(4, households / PLANTS.size());
    }
}
