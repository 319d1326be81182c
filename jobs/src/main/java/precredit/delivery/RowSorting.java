package precredit.delivery;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import precredit.identity.Seal;
import precredit.lake.DataFile;
import precredit.lake.FileWriting;
import precredit.lake.LakeTable;
import precredit.lake.WrittenFile;
import precredit.silver.SilverTable;

/**
 * Goes through rows once and writes each into the data files of where it belongs: its silver table, and the identity table
 * if its file tells of identities, or quarantine.
 *
 * @param folders where the files of each table lie, by the path of the table
 * @param filled columns of silver tables that every row of these has a value in
 */
record RowSorting(FileWriting files, Map<String, String> folders, Map<SilverTable, Set<String>> filled, Seal seal)
        implements Serializable {
    /** A file and the path of its table. */
    record Sorted(String table, WrittenFile file) implements Serializable {}

    /** What one task wrote; a table of which it had no row has no file. */
    List<Sorted> sort(DeliveryReader rows) throws IOException {
        Outlets outlets = new Outlets(this);
        while (rows.next()) {
            outlets.take(rows.row(), rows.reason());
        }
        return outlets.end();
    }

    private static final class Outlets {
        private final RowSorting sorting;
        private final Map<SilverTable, Outlet> silver = new EnumMap<>(SilverTable.class);
        private final Map<String, Outlet> all = new TreeMap<>();

        Outlets(RowSorting sorting) {
            this.sorting = sorting;
        }

        void take(RowReader row, Reason reason) {
            if (reason != null) {
                outlet(LakeTable.QUARANTINE, () -> RowWriter.quarantine(sorting.seal))
                        .write(row, reason);
                return;
            }
            FileLayout layout = row.plan().layout();
            silver.computeIfAbsent(
                            layout.feeds(),
                            table -> outlet(
                                    LakeTable.silver(table),
                                    () -> RowWriter.silver(table, sorting.filled.getOrDefault(table, Set.of()))))
                    .write(row, null);
            if (layout.identity().length > 0) {
                outlet(LakeTable.IDENTITY, () -> RowWriter.identity(sorting.seal))
                        .write(row, null);
            }
        }

        List<Sorted> end() throws IOException {
            List<Sorted> sorted = new ArrayList<>();
            for (Map.Entry<String, Outlet> outlet : all.entrySet()) {
                sorted.add(new Sorted(outlet.getKey(), outlet.getValue().file().end()));
            }
            return sorted;
        }

        private Outlet outlet(LakeTable table, Supplier<RowWriter> writer) {
            return all.computeIfAbsent(table.path(), path -> {
                RowWriter rows = writer.get();
                return new Outlet(rows, sorting.files.open(sorting.folders.get(path), rows.columns()));
            });
        }
    }

    private record Outlet(RowWriter rows, DataFile file) {
        void write(RowReader row, Reason reason) {
            file.write(rows.of(row, reason));
        }
    }
}
