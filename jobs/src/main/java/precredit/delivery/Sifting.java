package precredit.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
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
     */
    record Sifted(List<Arriving> toTake, List<Delivery> touched, List<String> refusals) {}

    /** Looks into no file that lies as it did when it was taken. */
    Sifted upTo(LocalDate date, Taken before) {
        List<String> refusals = new ArrayList<>();
        List<Arriving> sound = inspected(arriving(date, before), refusals);
        List<Arriving> toTake = toTake(sound, before);
        List<Delivery> touched = sound.stream()
                .filter(one -> !one.isKnown() && !toTake.contains(one))
                .map(Arriving::delivery)
                .toList();
        return new Sifted(toTake, touched, refusals);
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

    private List<Arriving> inspected(List<Arriving> arriving, List<String> refusals) {
        List<Inspection.Request> requests = new ArrayList<>();
        for (Arriving one : arriving) {
            for (Delivery.Part part : one.refusal() == null ? one.delivery().parts() : List.<Delivery.Part>of()) {
                ControlTotals.Entry entry = one.totals().files().get(part.name());
                requests.add(new Inspection.Request(
                        requests.size(),
                        part.uri(),
                        part.name().endsWith(".gz"),
                        one.delivery().settings().encoding(),
                        List.copyOf(one.delivery()
                                .settings()
                                .files()
                                .get(part.type())
                                .columns()
                                .keySet()),
                        entry == null ? List.of() : List.copyOf(entry.totals().keySet())));
            }
        }
        List<Inspection> all = inspect(requests);
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

    private List<Inspection> inspect(List<Inspection.Request> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        SerializableConfiguration files = configuration;
        int tasks = Math.min(requests.size(), 4 * spark.sparkContext().defaultParallelism());
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(requests, tasks)
                .map(request -> Inspection.of(request, files.value()))
                .collect();
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
