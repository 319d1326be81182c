package precredit.sample;

import java.nio.file.Path;
import java.time.LocalDate;

/** Where deliveries are written, how they are packed, and who counts them. */
record Landing(Path root, Packing packing, Truth truth) {
    Delivery delivery(Source source, LocalDate dt, int turn) {
        return new Delivery(root, source, dt, turn, packing, truth);
    }
}
