package precredit.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.identity.Seal;
import precredit.lake.LakeTable;
import precredit.silver.SilverTable;

/** Turns rows that were read into rows of one table, without its column {@code county}. Serves one thread. */
abstract class RowWriter {
    private final StructType columns;
    final UnsafeRowWriter out;

    /** {@code filled} are columns that every row has; without marks for missing values they take less to write and to read. */
    private RowWriter(StructType all, Set<String> filled) {
        columns = new StructType(Stream.of(all.fields())
                .filter(field -> !field.name().equals("county"))
                .map(field -> new StructField(
                        field.name(), field.dataType(), !filled.contains(field.name()), field.metadata()))
                .toArray(StructField[]::new));
        out = new UnsafeRowWriter(columns.size(), 512);
    }

    /** A row that can be used, in the silver table that its file feeds; {@code filled} are columns that each such row has. */
    static RowWriter silver(SilverTable table, Set<String> filled) {
        return new ToSilver(table, filled);
    }

    /** A row that cannot be used, sealed, and why. */
    static RowWriter quarantine(Seal seal) {
        return new ToQuarantine(seal);
    }

    /** Name, number and phone of a row that can be used, each sealed. */
    static RowWriter identity(Seal seal) {
        return new ToIdentity(seal);
    }

    final StructType columns() {
        return columns;
    }

    /** The row, until the next one is asked for. */
    final InternalRow of(RowReader row, Reason reason) {
        out.reset();
        out.zeroOutNullBytes();
        fill(row, reason);
        return out.getRow();
    }

    abstract void fill(RowReader row, Reason reason);

    final void write(int at, String text) {
        out.write(at, UTF8String.fromString(text));
    }

    private static final class ToSilver extends RowWriter {
        private static final Set<String> FILLED = Set.of(
                "source", "file", "dt", "known_from", "line", "record_key", "key_hash", "content_hash", "version");

        private final boolean isAppend;
        private final int first;

        ToSilver(SilverTable table, Set<String> filled) {
            super(table.schema(), Stream.of(FILLED, filled).flatMap(Set::stream).collect(Collectors.toSet()));
            isAppend = table.kind() == SilverTable.Kind.APPEND;
            first = columns().size() - table.own().size();
        }

        @Override
        void fill(RowReader row, Reason reason) {
            FilePlan plan = row.plan();
            write(0, plan.source());
            write(1, plan.file());
            out.write(2, plan.deliveredOn());
            out.write(3, knownFrom(row));
            out.write(4, row.line());
            if (isAppend) {
                writeVersion(row);
            }
            List<Filling> fillings = plan.layout().fillings();
            for (int i = 0; i < fillings.size(); i++) {
                fillings.get(i).write(row, out, first + i);
            }
        }

        private static int knownFrom(RowReader row) {
            FilePlan plan = row.plan();
            return plan.knownFrom() == FilePlan.KNOWN_ON_EVENT
                    ? row.eventDay().orElse(plan.deliveredOn())
                    : plan.knownFrom();
        }

        private void writeVersion(RowReader row) {
            row.eventDay().ifPresentOrElse(day -> out.write(5, (int) day), () -> out.setNullAt(5));
            RowKey key = row.key();
            key.write(out, 6);
            out.write(7, key.hash());
            out.write(8, row.contentHash());
            int version = row.plan().layout().version();
            out.write(9, row.has(version) ? row.stamp(version) : 0L);
        }
    }

    private static final class ToQuarantine extends RowWriter {
        private final Seal seal;

        ToQuarantine(Seal seal) {
            super(LakeTable.QUARANTINE.schema(), Set.of());
            this.seal = seal;
        }

        @Override
        void fill(RowReader row, Reason reason) {
            write(0, row.plan().source());
            out.write(1, row.plan().deliveredOn());
            write(2, row.plan().name());
            out.write(3, row.line());
            write(4, reason.name());
            out.write(5, seal.close(reason == Reason.ERASED ? new byte[0] : row.record()));
        }
    }

    private static final class ToIdentity extends RowWriter {
        private final Seal seal;

        ToIdentity(Seal seal) {
            super(LakeTable.IDENTITY.schema(), Set.of());
            this.seal = seal;
        }

        @Override
        void fill(RowReader row, Reason reason) {
            int[] places = row.plan().layout().identity();
            write(0, row.plan().source());
            out.write(1, row.plan().deliveredOn());
            write(2, row.cell(places[0]).text());
            boolean isPerson = row.has(places[1]);
            if (isPerson) {
                write(3, row.person(places[1]).token());
            } else {
                out.setNullAt(3);
            }
            seal(4, row.has(places[2]) ? row.cell(places[2]).text() : null);
            seal(5, isPerson ? row.person(places[1]).id() : null);
            seal(6, row.has(places[3]) ? row.cell(places[3]).text() : null);
        }

        private void seal(int at, String text) {
            if (text == null) {
                out.setNullAt(at);
            } else {
                out.write(at, seal.close(text));
            }
        }
    }
}
