package precredit.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.problem.Problems;
import precredit.settings.SourceSettings;

/** Finds among what has arrived the deliveries that are to be taken: new or changed, and sound. */
record Sifting(Intake intake, SparkSession spark, SerializableConfiguration configuration) {
    /**
     * @param toTake in the order of their dates
     * @param touched deliveries that hold what they held, under new time stamps
     * @param refusals why others are not taken, a sentence each
     * @param looks what was seen of all of them
     */
    record Sifted(List<Arriving> toTake, List<Delivery> touched, List<String> refusals, Looks looks)
            implements AutoCloseable {
        /** Lets go of what was seen. */
        @Override
        public void close() {
            looks.close();
        }
    }

    /** Looks into no file that lies as it did when it was taken. */
    Sifted upTo(LocalDate date, Taken before) {
        List<Arriving> arriving = arriving(date, before);
        Looks looks = Looks.at(requests(arriving), intake.tokenKey(), spark, configuration);
        List<String> refusals = new ArrayList<>();
        List<Arriving> sound = sound(arriving, looks.inspections(), refusals);
        List<Arriving> toTake = toTake(sound, before);
        List<Delivery> touched = sound.stream()
                .filter(one -> !one.isKnown() && !toTake.contains(one))
                .map(Arriving::delivery)
                .toList();
        return new Sifted(toTake, touched, refusals, looks);
    }

    /** New and changed deliveries, and of append sources all that are later than the first of them. */
    private List<Arriving> arriving(LocalDate upTo, Taken before) {
        Landing landing = Landing.at(intake.landing(), configuration.value());
        if (!landing.exists()) {
            throw Problems.noLanding(intake.landing());
        }
        List<Arriving> arriving = new ArrayList<>();
        intake.sources().forEach((id, settings) -> {
            boolean again = false;
            for (Delivery delivery : landing.deliveries(id, settings, upTo)) {
                boolean isKnown = before.holds(delivery, intake.rules(id));
                if (!isKnown || again) {
                    arriving.add(opened(landing, delivery, isKnown));
                }
                again |= !isKnown && settings.mode() == SourceSettings.Mode.APPEND;
            }
        });
        return arriving;
    }

    private Arriving opened(Landing landing, Delivery delivery, boolean isKnown) {
        try {
            ControlTotals totals = delivery.totals()
                    .map(part -> ControlTotals.parse(landing.read(part)))
                    .orElse(ControlTotals.NONE);
            String refusal = DeliveryCheck.ofFolder(delivery, totals).orElse(null);
            return new Arriving(delivery, totals, refusal, List.of(), isKnown);
        } catch (IllegalArgumentException e) {
            String refusal = DeliveryCheck.refused(
                            delivery, ControlTotals.NAME, "cannot be used: " + e.getMessage(), "Correct it")
                    .orElseThrow();
            return new Arriving(delivery, ControlTotals.NONE, refusal, List.of(), isKnown);
        }
    }

    private List<Look.Request> requests(List<Arriving> arriving) {
        List<Look.Request> requests = new ArrayList<>();
        for (Arriving one : arriving) {
            for (Delivery.Part part : one.refusal() == null ? one.delivery().parts() : List.<Delivery.Part>of()) {
                requests.add(request(requests.size(), one, part));
            }
        }
        return requests;
    }

    private Look.Request request(int number, Arriving one, Delivery.Part part) {
        ControlTotals.Entry entry = one.totals().files().get(part.name());
        SourceSettings settings = one.delivery().settings();
        Inspection.Request file = new Inspection.Request(
                number,
                part.uri(),
                part.name().endsWith(".gz"),
                settings.encoding(),
                List.copyOf(settings.files().get(part.type()).columns().keySet()),
                entry == null ? List.of() : List.copyOf(entry.totals().keySet()));
        KeyColumns keys = KeyColumns.of(one.delivery(), part, intake.erased().isEmpty());
        return new Look.Request(file, keys, part.bytes());
    }

    private static List<Arriving> sound(List<Arriving> arriving, List<Inspection> all, List<String> refusals) {
        List<Arriving> sound = new ArrayList<>();
        int next = 0;
        for (Arriving one : arriving) {
            int files = one.refusal() == null ? one.delivery().parts().size() : 0;
            Arriving read = judged(one.with(all.subList(next, next + files)));
            next += files;
            if (read.refusal() == null) {
                sound.add(read);
            } else {
                refusals.add(read.refusal());
            }
        }
        return sound;
    }

    private static Arriving judged(Arriving one) {
        if (one.refusal() != null) {
            return one;
        }
        for (int i = 0; i < one.inspections().size(); i++) {
            var refusal = DeliveryCheck.ofFile(
                    one.delivery(),
                    one.delivery().parts().get(i),
                    one.totals(),
                    one.inspections().get(i));
            if (refusal.isPresent()) {
                return one.refused(refusal.get());
            }
        }
        return DeliveryCheck.ofRows(one.delivery(), one.totals(), one.inspections())
                .map(one::refused)
                .orElse(one);
    }

    /** Drops what was only touched, and later deliveries of sources in which nothing really changed. */
    private List<Arriving> toTake(List<Arriving> sound, Taken before) {
        Map<String, Boolean> changed = new HashMap<>();
        List<Arriving> toTake = new ArrayList<>();
        for (Arriving one : sound) {
            String source = one.delivery().source();
            boolean same = one.isKnown() || before.holdsContent(one.delivery(), one.sha256(), one.rules(intake));
            boolean isAppend = one.delivery().settings().mode() == SourceSettings.Mode.APPEND;
            if (!same || (isAppend && changed.getOrDefault(source, false))) {
                toTake.add(one);
                changed.put(source, true);
            }
        }
        return toTake;
    }
}
