package precredit.delivery;

import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import precredit.identity.Seal;
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
    /**
     * What one task wrote; a table of which it had no row has no file.
     *
     * @param files by the path of their table
     * @param quarantined rows in quarantine by the number of their file
     * @param repeating how many of these repeat others
     */
    record Sorted(Map<String, WrittenFile> files, Map<Integer, Long> quarantined, Map<Integer, Long> repeating)
            implements Serializable {
        static Sorted ofSealed(WrittenFile file) {
            return new Sorted(Map.of(LakeTable.DELIVERED.path(), file), Map.of(), Map.of());
        }
    }

    Sorted sort(DeliveryReader rows) throws IOException {
        Outlets outlets = new Outlets(this);
        while (rows.next()) {
            outlets.take(rows.row(), rows.file(), rows.reason());
        }
        return outlets.end();
    }

    private static final class Outlets {
        private final RowSorting sorting;
        private final Map<SilverTable, RowWriter> silver = new EnumMap<>(SilverTable.class);
        private final Map<String, RowWriter> all = new TreeMap<>();
        private final Map<Integer, Long> quarantined = new TreeMap<>();
        private final Map<Integer, Long> repeating = new TreeMap<>();
        private RowWriter identity;
        private RowWriter quarantine;

        Outlets(RowSorting sorting) {
            this.sorting = sorting;
        }

        void take(RowReader row, int file, Reason reason) throws IOException {
            if (reason != null) {
                quarantine(row, file, reason);
                return;
            }
            FileLayout layout = row.plan().layout();
            RowWriter rows = silver.get(layout.feeds());
            (rows == null ? silver(layout.feeds()) : rows).write(row, null);
            if (layout.identity().length > 0) {
                if (identity == null) {
                    identity = open(LakeTable.IDENTITY, opening -> RowWriter.identity(sorting.seal, opening));
                }
                identity.write(row, null);
            }
        }

        private void quarantine(RowReader row, int file, Reason reason) throws IOException {
            if (quarantine == null) {
                quarantine = open(LakeTable.QUARANTINE, opening -> RowWriter.quarantine(sorting.seal, opening));
            }
            quarantine.write(row, reason);
            quarantined.merge(file, 1L, Long::sum);
            if (reason == Reason.DUPLICATE) {
                repeating.merge(file, 1L, Long::sum);
            }
        }

        Sorted end() throws IOException {
            Map<String, WrittenFile> files = new TreeMap<>();
            for (Map.Entry<String, RowWriter> rows : all.entrySet()) {
                files.put(rows.getKey(), rows.getValue().end());
            }
            return new Sorted(files, quarantined, repeating);
        }

        private RowWriter silver(SilverTable table) throws IOException {
            Set<String> filled = sorting.filled.getOrDefault(table, Set.of());
            RowWriter rows = open(LakeTable.silver(table), opening -> RowWriter.silver(table, filled, opening));
            silver.put(table, rows);
            return rows;
        }

        private interface Writer {
            RowWriter of(RowWriter.Opening opening) throws IOException;
        }

        private RowWriter open(LakeTable table, Writer writer) throws IOException {
            String folder = sorting.folders.get(table.path());
            RowWriter rows = writer.of(columns -> sorting.files.open(folder, columns));
            all.put(table.path(), rows);
            return rows;
        }
    }
}
