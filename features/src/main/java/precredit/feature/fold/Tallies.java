package precredit.feature.fold;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** What is gathered from the rows of groups: one tally for each of several values, by its name. */
public final class Tallies implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String[] names;
    private final Tally[] tallies;
    private int groups;

    Tallies(List<String> names, List<Tally> tallies) {
        this.names = names.toArray(String[]::new);
        this.tallies = tallies.toArray(Tally[]::new);
    }

    /** A column for each value, of the type that it has in the end. */
    public StructType columns() {
        StructType columns = new StructType();
        for (int i = 0; i < names.length; i++) {
            columns = columns.add(names[i], tallies[i].type());
        }
        return columns;
    }

    /** How many groups there is room for. */
    int groups() {
        return groups;
    }

    /** Room for so many groups, each of which may have none. */
    Tallies among(int size) {
        grow(size);
        return this;
    }

    /** Whether anything was gathered of a group. */
    boolean has(int group) {
        for (Tally tally : tallies) {
            if (tally.has(group)) {
                return true;
            }
        }
        return false;
    }

    /** The same tallies without any group, those of some names. */
    Tallies fresh(java.util.Collection<String> some) {
        List<Integer> kept = IntStream.range(0, names.length)
                .filter(i -> some.contains(names[i]))
                .boxed()
                .toList();
        return new Tallies(
                kept.stream().map(i -> names[i]).toList(),
                kept.stream().map(i -> tallies[i].fresh()).toList());
    }

    /** Those of some names, with all groups. */
    Tallies only(java.util.Collection<String> some) {
        List<Integer> kept = IntStream.range(0, names.length)
                .filter(i -> some.contains(names[i]))
                .boxed()
                .toList();
        Tallies few = new Tallies(
                kept.stream().map(i -> names[i]).toList(),
                kept.stream().map(i -> tallies[i]).toList());
        few.groups = groups;
        return few;
    }

    void grow(int atLeast) {
        if (atLeast > groups) {
            resize(PackedRows.larger(groups, atLeast));
        }
    }

    void resize(int size) {
        groups = size;
        for (Tally tally : tallies) {
            tally.resize(size);
        }
    }

    /** Takes the values of a row, from a column on. */
    void add(int group, UnsafeRow row, int from) {
        for (int i = 0; i < tallies.length; i++) {
            if (!row.isNullAt(from + i)) {
                tallies[i].add(group, row, from + i);
            }
        }
    }

    /** Takes what others of the same kinds have of a group. */
    void merge(int group, Tallies others, int from) {
        for (int i = 0; i < tallies.length; i++) {
            tallies[i].merge(group, others.tallies[i], from);
        }
    }

    int width() {
        return tallies.length;
    }

    /** Sets the values of a group, from a column on. */
    void fill(GenericInternalRow row, int from, int group) {
        for (int i = 0; i < tallies.length; i++) {
            row.update(from + i, tallies[i].value(group));
        }
    }

    InternalRow row(int group) {
        GenericInternalRow row = new GenericInternalRow(width());
        fill(row, 0, group);
        return row;
    }
}
