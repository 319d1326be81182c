package precredit.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import precredit.columnar.ColumnValues;
import precredit.columnar.Term;
import precredit.identity.Seal;
import precredit.lake.DataFile;
import precredit.lake.LakeTable;
import precredit.lake.WrittenFile;
import precredit.silver.SilverTable;

/** Writes rows that were read into a file of one table, without its column {@code county}. Serves one thread. */
abstract class RowWriter {
    /** Opens a file with these columns. */
    @FunctionalInterface
    interface Opening {
        DataFile open(StructType columns) throws IOException;
    }

    final ColumnValues[] out;
    private final DataFile file;

    /** {@code filled} are columns that every row has; without marks for missing values they take less to write and to read. */
    private RowWriter(Opening opening, StructType all, Set<String> filled) throws IOException {
        file = opening.open(new StructType(Stream.of(all.fields())
                .filter(field -> !field.name().equals("county"))
                .map(field -> new StructField(
                        field.name(), field.dataType(), !filled.contains(field.name()), field.metadata()))
                .toArray(StructField[]::new)));
        out = file.values();
    }

    /** Rows that can be used, in the silver table that their files feed; {@code filled} are columns that each such row has. */
    static RowWriter silver(SilverTable table, Set<String> filled, Opening opening) throws IOException {
        return new ToSilver(table, filled, opening);
    }

    /** Rows that cannot be used, sealed, and why. */
    static RowWriter quarantine(Seal seal, Opening opening) throws IOException {
        return new ToQuarantine(seal, opening);
    }

    /** Name, number and phone of rows that can be used, each sealed. */
    static RowWriter identity(Seal seal, Opening opening) throws IOException {
        return new ToIdentity(seal, opening);
    }

    final void write(RowReader row, Reason reason) {
        fill(row, reason);
        file.endRow();
    }

    final WrittenFile end() throws IOException {
        return file.end();
    }

    abstract void fill(RowReader row, Reason reason);

    private static final class ToSilver extends RowWriter {
        private static final Set<String> FILLED = Set.of(
                "source", "file", "dt", "known_from", "line", "record_key", "key_hash", "content_hash", "version");

        private final boolean isAppend;
        private final int first;

        ToSilver(SilverTable table, Set<String> filled, Opening opening) throws IOException {
            super(
                    opening,
                    table.schema(),
                    Stream.of(FILLED, filled).flatMap(Set::stream).collect(Collectors.toSet()));
            isAppend = table.kind() == SilverTable.Kind.APPEND;
            first = out.length - table.own().size();
        }

        @Override
        void fill(RowReader row, Reason reason) {
            FilePlan plan = row.plan();
            out[0].add(row.source());
            out[1].add(row.fileType());
            out[2].add(plan.deliveredOn());
            out[3].add(plan.knownFrom() == FilePlan.KNOWN_ON_EVENT ? row.eventDay() : plan.knownFrom());
            out[4].add(row.line());
            if (isAppend) {
                fillVersion(row);
            }
            List<Filling> fillings = plan.layout().fillings();
            for (int i = 0; i < fillings.size(); i++) {
                fillings.get(i).write(row, out[first + i]);
            }
        }

        private void fillVersion(RowReader row) {
            if (row.tellsEventDay()) {
                out[5].add(row.eventDay());
            } else {
                out[5].addNull();
            }
            RowKey key = row.key();
            key.write(out[6]);
            out[7].add(key.hash());
            out[8].add(row.contentHash());
            int version = row.plan().layout().version();
            out[9].add(row.has(version) ? row.stamp(version) : 0L);
        }
    }

    private static final class ToQuarantine extends RowWriter {
        private final Seal seal;

        ToQuarantine(Seal seal, Opening opening) throws IOException {
            super(opening, LakeTable.QUARANTINE.schema(), Set.of());
            this.seal = seal;
        }

        @Override
        void fill(RowReader row, Reason reason) {
            out[0].add(row.source());
            out[1].add(row.plan().deliveredOn());
            out[2].add(row.fileName());
            out[3].add(row.line());
            out[4].add(Term.of(reason.name()));
            out[5].add(seal.close(reason == Reason.ERASED ? new byte[0] : row.record()));
        }
    }

    private static final class ToIdentity extends RowWriter {
        private final Seal seal;

        ToIdentity(Seal seal, Opening opening) throws IOException {
            super(opening, LakeTable.IDENTITY.schema(), Set.of());
            this.seal = seal;
        }

        @Override
        void fill(RowReader row, Reason reason) {
            int[] places = row.plan().layout().identity();
            Cell household = row.cell(places[0]);
            out[0].add(row.source());
            out[1].add(row.plan().deliveredOn());
            out[2].add(household.bytes(), household.from(), household.length());
            boolean isPerson = row.has(places[1]);
            if (isPerson) {
                out[3].add(row.person(places[1]).token());
            } else {
                out[3].addNull();
            }
            seal(4, row.has(places[2]) ? row.cell(places[2]).text() : null);
            seal(5, isPerson ? row.person(places[1]).id() : null);
            seal(6, row.has(places[3]) ? row.cell(places[3]).text() : null);
        }

        private void seal(int at, String text) {
            if (text == null) {
                out[at].addNull();
            } else {
                out[at].add(seal.close(text));
            }
        }
    }
}
