package precredit.night;

import java.util.Optional;
import precredit.lake.Pins;

/**
 * What a command does to the storage root: it only reads, or it writes, alone for its county and under its name, or it
 * writes to a place of its own what it reads elsewhere in pinned versions. {@code configuration} is what a writing one
 * leaves on record of its settings.
 */
public record Access(Optional<String> writer, Pins pins, String configuration) {
    public static final Access READING = new Access(Optional.empty(), Pins.NONE, "");

    public static Access writing(String command, String configuration) {
        return new Access(Optional.of(command), Pins.NONE, configuration);
    }

    static Access again(Pins pins, String configuration) {
        return new Access(Optional.empty(), pins, configuration);
    }
}
