package precredit.delivery;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
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
        Sifting.Sifted sifted = new Sifting(intake, spark, configuration).upTo(upTo, before);
        Taken after = sifted.toTake().isEmpty() ? before : take(sifted.toTake(), before);
        if (!sifted.touched().isEmpty()) {
            after = after.restamped(sifted.touched());
            lake.replace(LakeTable.TAKEN, Extent.everything(), Taken.rows(spark, after.entries()), run);
        }
        return new Arrival(
                after.upTo(upTo),
                sifted.refusals(),
                notices(sifted.toTake()),
                sifted.toTake().size());
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
                    one.knownFrom(),
                    intake.prefixes(),
                    FileLayout.of(
                            inspection.header(), delivery.settings().files().get(part.type())));
            files.add(new Batch.File(plan, inspection, delivery.stamp(), one.rules(intake)));
        }
        return files;
    }

    /** Hashes of key and content, and the days, of what the append sources among these brought before. */
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
                        .select(
                                col("key_hash").as("hash"),
                                col("content_hash"),
                                coalesce(col("event_date"), col("dt")).as("event_date"));
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
