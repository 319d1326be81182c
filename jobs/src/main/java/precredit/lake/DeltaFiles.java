package precredit.lake;

import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The data files of one version of a Delta table that can hold rows of a slice, read off its log by Delta Kernel in this
 * process. The log of a table of ours has few entries; a Spark job to read it, as Delta's own reader starts, costs more than
 * reading the rows of most tables.
 *
 * @param arePlain whether no file has rows that a deletion vector marks
 * @param byFolder the files of each partition's folder
 * @param partitions the values of the partition columns, as text, of each folder
 */
record DeltaFiles(Map<Path, List<FileStatus>> byFolder, Map<Path, Map<String, String>> partitions, boolean arePlain) {
    private static final long BLOCK = 128L << 20;

    /** The files of a snapshot that the predicate over partition columns does not rule out. */
    static DeltaFiles of(Snapshot snapshot, Engine engine, Predicate slice) {
        DeltaFiles files = new DeltaFiles(new LinkedHashMap<>(), new LinkedHashMap<>(), true);
        boolean arePlain = true;
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().withFilter(slice).build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                arePlain &= files.add(batches.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DeltaFiles(files.byFolder, files.partitions, arePlain);
    }

    /** Those that another version has not. */
    DeltaFiles without(DeltaFiles other) {
        Set<Path> others = other.byFolder.values().stream()
                .flatMap(List::stream)
                .map(FileStatus::getPath)
                .collect(Collectors.toSet());
        Map<Path, List<FileStatus>> left = new LinkedHashMap<>();
        byFolder.forEach((folder, files) -> {
            List<FileStatus> ofFolder = files.stream()
                    .filter(file -> !others.contains(file.getPath()))
                    .toList();
            if (!ofFolder.isEmpty()) {
                left.put(folder, ofFolder);
            }
        });
        return new DeltaFiles(left, partitions, arePlain);
    }

    /** These and others. */
    DeltaFiles and(DeltaFiles other) {
        Map<Path, List<FileStatus>> all = new LinkedHashMap<>(byFolder);
        other.byFolder.forEach(
                (folder, files) -> all.merge(folder, files, (some, more) -> Stream.concat(some.stream(), more.stream())
                        .toList()));
        Map<Path, Map<String, String>> values = new LinkedHashMap<>(partitions);
        values.putAll(other.partitions);
        values.keySet().retainAll(all.keySet());
        return new DeltaFiles(all, values, arePlain && other.arePlain);
    }

    List<String> names() {
        return byFolder.values().stream()
                .flatMap(List::stream)
                .map(file -> file.getPath().getName())
                .sorted()
                .toList();
    }

    long bytes() {
        return byFolder.values().stream()
                .flatMap(List::stream)
                .mapToLong(FileStatus::getLen)
                .sum();
    }

    /** The same files as Kernel tells of them: what a commit needs to take them away. */
    static List<Row> scanned(Snapshot snapshot, Engine engine, Predicate slice) {
        List<Row> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches =
                snapshot.getScanBuilder().withFilter(slice).build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    rows.forEachRemaining(files::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The first of the files that is there no more. */
    Optional<Path> lost(Configuration hadoop) {
        return byFolder.values().stream()
                .flatMap(List::stream)
                .map(FileStatus::getPath)
                .filter(file -> !isThere(file, hadoop))
                .findFirst();
    }

    private static boolean isThere(Path file, Configuration hadoop) {
        try {
            return file.getFileSystem(hadoop).exists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean add(FilteredColumnarBatch batch) throws IOException {
        boolean arePlain = true;
        try (CloseableIterator<Row> rows = batch.getRows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                arePlain &= InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) == null;
                add(row);
            }
        }
        return arePlain;
    }

    private void add(Row row) {
        io.delta.kernel.utils.FileStatus of = InternalScanFileUtils.getAddFileStatus(row);
        Path path = new Path(of.getPath());
        byFolder.computeIfAbsent(path.getParent(), folder -> new ArrayList<>())
                .add(new FileStatus(of.getSize(), false, 1, BLOCK, of.getModificationTime(), path));
        partitions.putIfAbsent(path.getParent(), InternalScanFileUtils.getPartitionValues(row));
    }
}
