package precredit.delivery;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.problem.Problems;
import precredit.settings.SourceSettings;
import precredit.silver.SilverTable;

/**
 * Takes the deliveries that have arrived and were not taken: every row to silver or to quarantine, the bytes to bronze.
 * What was taken is recorded last, so a night that was cut off takes the same deliveries again and nothing twice.
 */
public final class Ingest {
    private final Lake lake;
    private final Intake intake;
    private final String run;
    private final SparkSession spark;
    private final SerializableConfiguration configuration;

    private Ingest(Lake lake, Intake intake, String run) {
        this.lake = lake;
        this.intake = intake;
        this.run = run;
        this.spark = lake.spark();
        this.configuration = new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    }

    /** Takes what has arrived up to a date; refused deliveries are named in the arrival, not thrown. */
    public static Arrival run(Lake lake, Intake intake, LocalDate upTo, String run) {
        try {
            return new Ingest(lake, intake, run).run(upTo);
        } finally {
            Persons.forget();
        }
    }

    /** What was taken up to a date, without looking for more. */
    public static Arrival arrived(Lake lake, LocalDate upTo) {
        return new Arrival(Taken.of(lake.read(LakeTable.TAKEN)).upTo(upTo), List.of(), List.of(), 0);
    }

    /** The date of the newest delivery of any source. */
    public static LocalDate newest(Configuration hadoop, String landing, Map<String, SourceSettings> sources) {
        Landing zone = Landing.at(landing, hadoop);
        return sources.entrySet().stream()
                .flatMap(source -> zone.deliveries(source.getKey(), source.getValue(), LocalDate.MAX).stream())
                .map(Delivery::dt)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> Problems.nothingArrived(landing));
    }

    /** Whether the landing zone was written by the sample generator. */
    public static boolean isSample(Configuration hadoop, String landing) {
        return Landing.at(landing, hadoop).isSample();
    }

    private Arrival run(LocalDate upTo) {
        Taken before = Taken.of(lake.read(LakeTable.TAKEN));
        List<Arriving> arriving = arriving(upTo, before);
        List<String> refusals = new ArrayList<>();
        List<Arriving> sound = inspected(arriving, refusals);
        List<Arriving> toTake = toTake(sound, before);
        Taken after = toTake.isEmpty() ? before : take(toTake, before);
        List<Delivery> touched = sound.stream()
                .filter(one -> !one.isKnown() && !toTake.contains(one))
                .map(Arriving::delivery)
                .toList();
        if (!touched.isEmpty()) {
            after = after.restamped(touched);
            lake.replace(LakeTable.TAKEN, Extent.everything(), Taken.rows(spark, after.entries()), run);
        }
        return new Arrival(after.upTo(upTo), refusals, notices(toTake), toTake.size());
    }

    /** A delivery on its way into the lake. */
    private record Arriving(
            Delivery delivery, ControlTotals totals, String refusal, List<Inspection> inspections, boolean isKnown) {
        Arriving refused(String why) {
            return new Arriving(delivery, totals, why, inspections, isKnown);
        }

        Arriving with(List<Inspection> read) {
            return new Arriving(delivery, totals, refusal, read, isKnown);
        }

        Map<String, String> sha256() {
            return IntStream.range(0, inspections.size())
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> delivery.parts().get(i).name(),
                            i -> inspections.get(i).sha256()));
        }
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
            boolean same = one.isKnown() || before.holdsContent(one.delivery(), one.sha256(), rules(one));
            boolean isAppend = one.delivery().settings().mode() == SourceSettings.Mode.APPEND;
            if (!same || (isAppend && changed.getOrDefault(source, false))) {
                toTake.add(one);
                changed.put(source, true);
            }
        }
        return toTake;
    }

    private Taken take(List<Arriving> toTake, Taken before) {
        Extent extent = extent(toTake);
        Batch batch =
                Batch.of(toTake.stream().map(this::files).flatMap(List::stream).toList(), spark);
        if (before.entries().stream().anyMatch(entry -> isReplaced(entry, toTake))) {
            lake.replace(LakeTable.TAKEN, extent, Taken.rows(spark, List.of()), run);
        }
        Dataset<Row> buckets = keys(batch);
        Optional<Dataset<Row>> taken = takenKeys(before, toTake);
        Dataset<Row> kept = taken.isEmpty() ? buckets : buckets.localCheckpoint();
        KeySurvey survey = KeySurvey.of(kept);
        Duplicates duplicates = Duplicates.among(survey, kept, batch.rows(), taken);
        Map<Integer, long[]> rejected = duplicates.with(survey.unusable());
        new Writing(lake, intake, run, configuration, batch, duplicates, extent).write();
        return record(batch, before, toTake, extent, rejected, duplicates.lines());
    }

    private List<Batch.File> files(Arriving one) {
        Delivery delivery = one.delivery();
        List<Batch.File> files = new ArrayList<>();
        for (int i = 0; i < one.inspections().size(); i++) {
            Delivery.Part part = delivery.parts().get(i);
            Inspection inspection = one.inspections().get(i);
            FilePlan plan = new FilePlan(
                    intake.county(),
                    delivery.source(),
                    part.type(),
                    part.name(),
                    part.uri(),
                    delivery.settings().encoding(),
                    delivery.settings().datePatterns().orElse(List.of()),
                    (int) delivery.dt().toEpochDay(),
                    knownFrom(one),
                    intake.prefixes(),
                    FileLayout.of(
                            inspection.header(), delivery.settings().files().get(part.type())));
            files.add(new Batch.File(plan, inspection, delivery.stamp(), rules(one)));
        }
        return files;
    }

    private static int knownFrom(Arriving one) {
        return one.totals().knownOnEvent()
                ? FilePlan.KNOWN_ON_EVENT
                : (int) one.totals().knownFrom().orElse(one.delivery().dt()).toEpochDay();
    }

    /** How the source is read, and from when the rows of this delivery are known. */
    private String rules(Arriving one) {
        return Taken.rules(intake.rules(one.delivery().source()), knownFrom(one));
    }

    /** Hashes of key and content of what the append sources among these brought before. */
    private Optional<Dataset<Row>> takenKeys(Taken before, List<Arriving> toTake) {
        Map<String, LocalDate> from = firstDates(toTake);
        Set<String> sources = new TreeSet<>();
        before.entries().stream()
                .filter(entry -> from.containsKey(entry.source()) && entry.dt().isBefore(from.get(entry.source())))
                .filter(entry -> intake.sources().get(entry.source()).mode() == SourceSettings.Mode.APPEND)
                .forEach(entry -> sources.add(entry.source()));
        Dataset<Row> all = null;
        for (String source : sources) {
            Set<SilverTable> tables = intake.sources().get(source).files().values().stream()
                    .map(precredit.settings.FileSettings::feeds)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (SilverTable table : tables) {
                Dataset<Row> rows = lake.read(LakeTable.silver(table))
                        .where(col("source").equalTo(source).and(col("dt").lt(lit(from.get(source)))))
                        .select(col("key_hash").as("hash"), col("content_hash"));
                all = all == null ? rows : all.union(rows);
            }
        }
        return Optional.ofNullable(all);
    }

    private Dataset<Row> keys(Batch batch) {
        ScanPlan scan = new ScanPlan(
                batch.plans(), batch.partitions(), Map.of(), intake.tokenKey(), intake.erased(), configuration);
        return spark.createDataFrame(scan.read(spark, KeyBuckets::of), StructType.fromDDL(KeyBuckets.COLUMNS));
    }

    private Taken record(
            Batch batch,
            Taken before,
            List<Arriving> toTake,
            Extent extent,
            Map<Integer, long[]> rejected,
            Map<Integer, long[]> repeating) {
        List<Taken.Entry> fresh = IntStream.range(0, batch.files().size())
                .mapToObj(i -> batch.files().get(i).entry(count(rejected, i), count(repeating, i)))
                .toList();
        lake.replace(LakeTable.TAKEN, extent, Taken.rows(spark, fresh), run);
        List<Taken.Entry> all = new ArrayList<>(fresh);
        before.entries().stream().filter(entry -> !isReplaced(entry, toTake)).forEach(all::add);
        return new Taken(all);
    }

    private static long count(Map<Integer, long[]> lines, int file) {
        return lines.containsKey(file) ? lines.get(file).length : 0;
    }

    private static boolean isReplaced(Taken.Entry entry, List<Arriving> toTake) {
        return toTake.stream()
                .filter(one -> one.delivery().source().equals(entry.source()))
                .anyMatch(one -> one.delivery().settings().mode() == SourceSettings.Mode.APPEND
                        ? !entry.dt().isBefore(one.delivery().dt())
                        : entry.dt().equals(one.delivery().dt()));
    }

    private static Map<String, LocalDate> firstDates(List<Arriving> toTake) {
        Map<String, LocalDate> from = new TreeMap<>();
        toTake.forEach(
                one -> from.merge(one.delivery().source(), one.delivery().dt(), (a, b) -> a.isBefore(b) ? a : b));
        return from;
    }

    /** What is written anew: of an append source all from the first date on. */
    private static Extent extent(List<Arriving> toTake) {
        Map<String, List<LocalDate>> dates = new TreeMap<>();
        Map<String, SourceSettings.Mode> modes = new TreeMap<>();
        for (Arriving one : toTake) {
            dates.computeIfAbsent(one.delivery().source(), source -> new ArrayList<>())
                    .add(one.delivery().dt());
            modes.put(one.delivery().source(), one.delivery().settings().mode());
        }
        return Extent.any(dates.entrySet().stream()
                .map(of -> modes.get(of.getKey()) == SourceSettings.Mode.APPEND
                        ? Extent.from(of.getKey(), Collections.min(of.getValue()))
                        : Extent.on(of.getKey(), of.getValue()))
                .toList());
    }

    private List<String> notices(List<Arriving> toTake) {
        Set<String> notices = new TreeSet<>();
        for (Arriving one : toTake) {
            for (Batch.File file : files(one)) {
                UnusedColumns.of(file.plan().layout())
                        .forEach(words -> notices.add(
                                one.delivery().label() + ": " + file.plan().name() + " " + words));
            }
        }
        return List.copyOf(notices);
    }
}
