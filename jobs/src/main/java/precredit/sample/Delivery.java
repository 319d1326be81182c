package precredit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One delivery of one source while it is written: its good rows, broken ones among them, and the note beside them. */
final class Delivery {
    private final LocalDate dt;
    private final Path folder;
    private final Map<String, Object> note = new LinkedHashMap<>();
    private final Truth truth;
    private final Map<SampleFile, CsvFile> files = new EnumMap<>(SampleFile.class);
    private final Map<SampleFile, List<Fault>> faults = new EnumMap<>(SampleFile.class);
    private final Map<SampleFile, Integer> sinceFault = new EnumMap<>(SampleFile.class);

    /** {@code turn} is the place of the delivery among those of its source: it says whose turn it is to break. */
    Delivery(Path root, Source source, LocalDate dt, int turn, Packing packing, Truth truth) {
        this.dt = dt;
        this.truth = truth;
        this.folder = root.resolve(source.folder()).resolve("dt=" + dt);
        try {
            Files.createDirectories(folder);
            for (SampleFile file : SampleFile.of(source)) {
                files.put(file, new CsvFile(folder, file, packing));
                faults.put(file, turns(file, turn));
                sinceFault.put(file, 0);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    LocalDate dt() {
        return dt;
    }

    Path folder() {
        return folder;
    }

    /** A remark for the delivery note: from when its rows count as known. */
    Delivery noting(String key, String value) {
        note.put(key, value);
        return this;
    }

    /** Never breaks a row in this way; a file that is sent again must not become better with its age. */
    Delivery without(Reason reason) {
        faults.values().forEach(list -> list.removeIf(fault -> fault.reason() == reason));
        return this;
    }

    /** Writes a good row and, when it is time, a broken copy of it. */
    void row(SampleFile file, String... cells) {
        try {
            files.get(file).row(cells);
            int waited = sinceFault.merge(file, 1, Integer::sum);
            List<Fault> left = faults.get(file);
            if (waited >= file.rowsBetweenFaults() && !left.isEmpty()) {
                Fault fault = left.remove(0);
                files.get(file).row(fault.breaking(cells, dt));
                truth.quarantined(file, dt, fault.reason(), 1);
                sinceFault.put(file, 0);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    long rows(SampleFile file) {
        return files.get(file).rows();
    }

    /** Ends all files, counts their rows and writes the note beside them. */
    void close() {
        List<Map<String, Object>> entries = new ArrayList<>();
        try {
            for (Map.Entry<SampleFile, CsvFile> file : files.entrySet()) {
                truth.delivered(file.getKey(), dt, file.getValue().rows());
                entries.add(entry(file.getValue().close()));
            }
            note.put("files", entries);
            Json.write(folder.resolve("_delivery.json"), note);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Map<String, Object> entry(CsvFile.Control control) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", control.name());
        entry.put("rows", control.rows());
        entry.put("sha256", control.sha256());
        if (!control.column().isEmpty()) {
            entry.put("totals", Map.of(control.column(), control.total()));
        }
        return entry;
    }

    private static List<Fault> turns(SampleFile file, int turn) {
        List<Fault> all = Fault.of(file);
        int most = Math.min(all.size(), file.source().faultsPerFile());
        List<Fault> mine = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            mine.add(all.get((turn * most + i) % all.size()));
        }
        return mine;
    }
}
