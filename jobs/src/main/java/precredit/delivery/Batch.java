package precredit.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import precredit.silver.SilverTable;

/** Files that are taken together, and how their reading is shared out among tasks. */
record Batch(List<File> files, int cores) {
    private static final long MOST = 64L << 20;
    private static final long LEAST = 256L << 10;

    /** One file with what is known of it; {@code stamp} is that of its delivery. */
    record File(FilePlan plan, Inspection inspection, String stamp, String rules) {
        /** The entry that records this file as taken, with its quarantined rows and how many of them repeat others. */
        Taken.Entry entry(long quarantined, long repeating) {
            return new Taken.Entry(
                    plan.county(),
                    plan.source(),
                    LocalDate.ofEpochDay(plan.deliveredOn()),
                    plan.name(),
                    plan.file(),
                    stamp,
                    rules,
                    inspection.sha256(),
                    inspection.bytes(),
                    inspection.rows(),
                    inspection.rows() - quarantined,
                    quarantined,
                    repeating);
        }
    }

    static Batch of(List<File> files, SparkSession spark) {
        return new Batch(files, spark.sparkContext().defaultParallelism());
    }

    List<FilePlan> plans() {
        return files.stream().map(File::plan).toList();
    }

    /** Of each silver table that is fed the columns that every usable row has a value in, whichever file it is from. */
    Map<SilverTable, Set<String>> filled() {
        Map<SilverTable, Set<String>> filled = new EnumMap<>(SilverTable.class);
        for (FilePlan plan : plans()) {
            filled.computeIfAbsent(plan.layout().feeds(), table -> plan.layout().filled())
                    .retainAll(plan.layout().filled());
        }
        return filled;
    }

    /** Delivered rows, usable or not. */
    long rows() {
        return files.stream().mapToLong(file -> file.inspection().rows()).sum();
    }

    /** Slices of the files, in order, grouped to tasks of like size. */
    List<List<Slice>> partitions() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            int number = i;
            files.get(i)
                    .inspection()
                    .slices()
                    .forEach(slice -> slices.add(new Slice(number, slice.start(), slice.end(), slice.line())));
        }
        long bytes = slices.stream().mapToLong(Slice::length).sum();
        return packed(slices, Math.max(LEAST, Math.min(MOST, bytes / (2L * cores))));
    }

    private static List<List<Slice>> packed(List<Slice> slices, long size) {
        List<List<Slice>> partitions = new ArrayList<>();
        List<Slice> current = new ArrayList<>();
        long bytes = 0;
        for (Slice slice : slices) {
            current.add(slice);
            bytes += slice.length();
            if (bytes >= size) {
                partitions.add(current);
                current = new ArrayList<>();
                bytes = 0;
            }
        }
        if (!current.isEmpty() || partitions.isEmpty()) {
            partitions.add(current);
        }
        return partitions;
    }
}
