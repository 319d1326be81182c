package precredit.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import precredit.lake.Extent;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.lake.SoughtKeys;
import precredit.problem.Problems;
import precredit.settings.FileSettings;
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
        return new Arrival(Taken.in(lake).upTo(upTo), List.of(), List.of(), 0);
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
        Taken before = Taken.in(lake);
        try (Sifting.Sifted sifted = new Sifting(intake, spark, configuration).upTo(upTo, before)) {
            Taken after = sifted.toTake().isEmpty() ? before : take(sifted, before);
            if (!sifted.touched().isEmpty()) {
                after = after.restamped(sifted.touched());
                lake.replaceFew(LakeTable.TAKEN, Extent.everything(), after.rows(), run);
            }
            return new Arrival(
                    after.upTo(upTo),
                    sifted.refusals(),
                    notices(sifted.toTake()),
                    sifted.toTake().size());
        }
    }

    private Taken take(Sifting.Sifted sifted, Taken before) {
        List<Arriving> toTake = sifted.toTake();
        Extent extent = extent(toTake);
        Batch batch =
                Batch.of(toTake.stream().map(this::files).flatMap(List::stream).toList(), spark);
        if (before.entries().stream().anyMatch(entry -> isReplaced(entry, toTake))) {
            lake.replaceFew(LakeTable.TAKEN, extent, List.of(), run);
        }
        Broadcast<ScanPlan> plan = new ScanPlan(
                        batch.plans(), batch.partitions(), intake.tokenKey(), intake.erased(), configuration)
                .sent(spark);
        Duplicates duplicates = duplicates(sifted.looks(), batch, plan, before, toTake);
        Writing writing = new Writing(lake, intake, run, batch, plan, extent);
        writing.repeated(duplicates);
        // Whatever is still to be told of keys is told by what was made of them.
        sifted.looks().close();
        return record(batch, before, toTake, extent, writing.rows(duplicates));
    }

    private Duplicates duplicates(
            Looks looks, Batch batch, Broadcast<ScanPlan> plan, Taken before, List<Arriving> toTake) {
        int[] numbers = new int[looks.inspections().size()];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < batch.files().size(); i++) {
            numbers[batch.files().get(i).inspection().number()] = i;
        }
        int buckets = looks.buckets();
        JavaPairRDD<Integer, long[]> taken = rowsTaken(before, toTake, looks, numbers, batch.rows())
                .flatMapToPair(rows -> KeyGroups.byBucket(rows, buckets).iterator());
        return Duplicates.among(plan, looks.keys(numbers), taken, buckets);
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

    /** What the append sources among these brought before under a key that may be one of the new ones. */
    private JavaRDD<long[]> rowsTaken(Taken before, List<Arriving> toTake, Looks looks, int[] numbers, long rows) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Map<String, LocalDate> from = firstDates(toTake);
        Set<String> sources = new TreeSet<>();
        before.entries().stream()
                .filter(entry -> from.containsKey(entry.source()) && entry.dt().isBefore(from.get(entry.source())))
                .filter(entry -> intake.sources().get(entry.source()).mode() == SourceSettings.Mode.APPEND)
                .forEach(entry -> sources.add(entry.source()));
        if (sources.isEmpty()) {
            return context.emptyRDD();
        }
        Broadcast<SoughtKeys> keys = SoughtKeys.sent(spark, looks.filter(numbers, rows));
        JavaRDD<long[]> all = context.emptyRDD();
        for (String source : sources) {
            Set<SilverTable> tables = intake.sources().get(source).files().values().stream()
                    .map(FileSettings::feeds)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (SilverTable table : tables) {
                all = all.union(lake.rowsOfKeys(LakeTable.silver(table), source, from.get(source), keys));
            }
        }
        return all;
    }

    private Taken record(
            Batch batch, Taken before, List<Arriving> toTake, Extent extent, List<RowSorting.Sorted> sorted) {
        List<Taken.Entry> fresh = IntStream.range(0, batch.files().size())
                .mapToObj(i -> batch.files()
                        .get(i)
                        .entry(sum(sorted, of -> of.quarantined().get(i)), sum(sorted, of -> of.repeating()
                                .get(i))))
                .toList();
        lake.replaceFew(LakeTable.TAKEN, extent, new Taken(fresh).rows(), run);
        List<Taken.Entry> all = new ArrayList<>(fresh);
        before.entries().stream().filter(entry -> !isReplaced(entry, toTake)).forEach(all::add);
        return new Taken(all);
    }

    private static long sum(List<RowSorting.Sorted> sorted, Function<RowSorting.Sorted, Long> count) {
        return sorted.stream()
                .flatMap(ofTask -> Stream.ofNullable(count.apply(ofTask)))
                .mapToLong(Long::longValue)
                .sum();
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
