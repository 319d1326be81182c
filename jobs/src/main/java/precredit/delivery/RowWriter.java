package precredit.delivery;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.silver.SilverTable;

/** Turns rows that were read into the rows that a scan yields. */
abstract class RowWriter {
    final UnsafeRowWriter out;

    private RowWriter(int columns) {
        out = new UnsafeRowWriter(columns, 512);
    }

    static RowWriter of(ScanPlan plan) {
        return switch (plan.wanted()) {
            case SILVER -> new ToSilver(plan.table());
            case QUARANTINE -> new ToQuarantine(plan);
            case KEYS -> new ToKeys();
            case IDENTITY -> new ToIdentity(plan);
        };
    }

    /** Whether the row, unusable for {@code reason} or usable where that is null, gives a row of this scan. */
    abstract boolean takes(RowReader row, int file, Reason reason);

    /** Whether there is a row still to come after the last one was taken. */
    boolean takesRest() {
        return false;
    }

    InternalRow row() {
        return out.getRow();
    }

    final void begin() {
        out.reset();
        out.zeroOutNullBytes();
    }

    final void write(int at, String text) {
        out.write(at, UTF8String.fromString(text));
    }

    private static final class ToSilver extends RowWriter {
        private final boolean isAppend;
        private final int first;

        ToSilver(SilverTable table) {
            super(table.schema().size());
            isAppend = table.kind() == SilverTable.Kind.APPEND;
            first = table.schema().size() - table.own().size();
        }

        @Override
        boolean takes(RowReader row, int file, Reason reason) {
            if (reason != null) {
                return false;
            }
            FilePlan plan = row.plan();
            begin();
            write(0, plan.county());
            write(1, plan.source());
            write(2, plan.file());
            out.write(3, plan.deliveredOn());
            out.write(4, knownFrom(row));
            out.write(5, row.line());
            if (isAppend) {
                writeVersion(row);
            }
            List<Filling> fillings = plan.layout().fillings();
            for (int i = 0; i < fillings.size(); i++) {
                fillings.get(i).write(row, out, first + i);
            }
            return true;
        }

        private static int knownFrom(RowReader row) {
            FilePlan plan = row.plan();
            return plan.knownFrom() == FilePlan.KNOWN_ON_EVENT
                    ? row.eventDay().orElse(plan.deliveredOn())
                    : plan.knownFrom();
        }

        private void writeVersion(RowReader row) {
            row.eventDay().ifPresentOrElse(day -> out.write(6, (int) day), () -> out.setNullAt(6));
            write(7, row.key());
            out.write(8, row.keyHash());
            out.write(9, row.contentHash());
            int version = row.plan().layout().version();
            out.write(10, row.has(version) ? row.stamp(version) : 0L);
        }
    }

    private static final class ToQuarantine extends RowWriter {
        private final ScanPlan plan;

        ToQuarantine(ScanPlan plan) {
            super(plan.schema().size());
            this.plan = plan;
        }

        @Override
        boolean takes(RowReader row, int file, Reason reason) {
            if (reason == null) {
                return false;
            }
            begin();
            write(0, row.plan().county());
            write(1, row.plan().source());
            out.write(2, row.plan().deliveredOn());
            write(3, row.plan().name());
            out.write(4, row.line());
            write(5, reason.name());
            out.write(6, plan.seal().close(reason == Reason.ERASED ? new byte[0] : row.record()));
            return true;
        }
    }

    /**
     * Collects the hashes and places of usable rows in buckets and the lines of the others by file; a full bucket is a
     * row, and at the end each that is not empty.
     */
    private static final class ToKeys extends RowWriter {
        private static final int BUCKETS = 64;
        private static final int FULL = 1024 * KeySurvey.WIDTH;
        private final long[][] blocks = new long[BUCKETS][];
        private final int[] filled = new int[BUCKETS];
        private final Map<Integer, LongStream.Builder> unusable = new TreeMap<>();
        private Iterator<Map.Entry<Integer, LongStream.Builder>> files;
        private int rest;

        ToKeys() {
            super(2);
        }

        @Override
        boolean takes(RowReader row, int file, Reason reason) {
            if (reason != null) {
                unusable.computeIfAbsent(file, any -> LongStream.builder()).add(row.line());
                return false;
            }
            boolean isAppend = row.plan().layout().feeds().kind() == SilverTable.Kind.APPEND;
            long hash = row.keyHash();
            int bucket = (int) (hash & (BUCKETS - 1));
            if (blocks[bucket] == null) {
                blocks[bucket] = new long[FULL];
            }
            long[] block = blocks[bucket];
            int at = filled[bucket];
            block[at] = hash;
            block[at + 1] = isAppend ? row.contentHash() : 0;
            block[at + 2] = file;
            block[at + 3] = row.line();
            filled[bucket] = at + KeySurvey.WIDTH;
            return filled[bucket] == FULL && flush(bucket);
        }

        @Override
        boolean takesRest() {
            while (rest < BUCKETS && filled[rest] == 0) {
                rest++;
            }
            if (rest < BUCKETS) {
                return flush(rest);
            }
            files = files == null ? unusable.entrySet().iterator() : files;
            if (!files.hasNext()) {
                return false;
            }
            Map.Entry<Integer, LongStream.Builder> next = files.next();
            put(
                    KeySurvey.bucketOfUnusable(next.getKey()),
                    next.getValue().build().toArray());
            return true;
        }

        private boolean flush(int bucket) {
            put(bucket, Arrays.copyOf(blocks[bucket], filled[bucket]));
            filled[bucket] = 0;
            return true;
        }

        private void put(int bucket, long[] longs) {
            begin();
            out.write(0, bucket);
            out.write(1, KeySurvey.packed(longs));
        }
    }

    private static final class ToIdentity extends RowWriter {
        private final ScanPlan plan;

        ToIdentity(ScanPlan plan) {
            super(plan.schema().size());
            this.plan = plan;
        }

        @Override
        boolean takes(RowReader row, int file, Reason reason) {
            if (reason != null) {
                return false;
            }
            int[] places = row.plan().layout().identity();
            begin();
            write(0, row.plan().county());
            write(1, row.plan().source());
            out.write(2, row.plan().deliveredOn());
            write(3, row.cell(places[0]).text());
            boolean isPerson = row.has(places[1]);
            if (isPerson) {
                write(4, row.person(places[1]).token());
            } else {
                out.setNullAt(4);
            }
            seal(5, row.has(places[2]) ? row.cell(places[2]).text() : null);
            seal(6, isPerson ? row.person(places[1]).id() : null);
            seal(7, row.has(places[3]) ? row.cell(places[3]).text() : null);
            return true;
        }

        private void seal(int at, String text) {
            if (text == null) {
                out.setNullAt(at);
            } else {
                out.write(at, plan.seal().close(text));
            }
        }
    }
}
