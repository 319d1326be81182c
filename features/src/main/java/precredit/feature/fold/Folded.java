package precredit.feature.fold;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** What was gathered: by the numbers of those whom the rows concern, or by those of groups of their rows. */
public final class Folded implements Serializable {
    private static final long serialVersionUID = 1L;

    private final StructType grain;
    private final Groups groups;
    private final Tallies tallies;

    private Folded(StructType grain, Groups groups, Tallies tallies) {
        this.grain = grain;
        this.groups = groups;
        this.tallies = tallies;
    }

    /** Nothing yet of those whom the rows concern. */
    static Folded ofOwners(Tallies none) {
        return new Folded(new StructType(), null, none);
    }

    /** Nothing yet of groups of their rows. */
    static Folded ofGroups(StructType grain, Tallies none) {
        return new Folded(grain, new Groups(grain.size()), none);
    }

    /** The same groups with what was gathered by their numbers. */
    public Folded with(Folded byGroup) {
        return new Folded(grain, groups, byGroup.tallies.among(groups.size()));
    }

    /** Whether anything was gathered of one whom the rows concern. */
    public boolean has(int number) {
        return tallies.has(number);
    }

    /** The owners of groups, those of whom something holds, by a key that is over the grain. */
    public Index owners(SparkSession spark, List<Column> key, Index whom, IntPredicate holds) {
        Index.Builder index = new Index.Builder(key.size());
        eachKey(spark, key, (group, row) -> {
            if (holds.test(groups.owner(group))) {
                index.add(row, groups.owner(group));
            }
        });
        return index.build(whom.dates());
    }

    /** The same groups with what was gathered by their numbers besides, in the same measures. */
    public Folded and(Folded byGroup) {
        for (int group = 0; group < groups.size(); group++) {
            tallies.merge(group, byGroup.tallies, group);
        }
        return this;
    }

    /** The groups of which something holds by a key that is over the grain, each with the date of its owner. */
    public Index groups(SparkSession spark, List<Column> key, Index whom, IntPredicate holds) {
        Index.Builder index = new Index.Builder(key.size());
        eachKey(spark, key, (group, row) -> {
            if (holds.test(group)) {
                index.add(row, group);
            }
        });
        int[] dates = new int[groups.size()];
        for (int group = 0; group < dates.length; group++) {
            dates[group] = whom.date(groups.owner(group));
        }
        return index.build(dates);
    }

    Tallies tallies() {
        return tallies;
    }

    StructType grain() {
        return grain;
    }

    Optional<Groups> groups() {
        return Optional.ofNullable(groups);
    }

    /** With room for so many whom rows may concern. */
    Folded among(int size) {
        if (groups == null) {
            tallies.grow(size);
        }
        return this;
    }

    /** Takes the values of a row, from a column on; the one before it is the grain where there are groups. */
    void take(int number, UnsafeRow row, int from) {
        int group = number;
        if (groups != null) {
            group = groups.of(number, row.getStruct(from - 1, grain.size()));
            tallies.grow(groups.size());
        }
        tallies.add(group, row, from);
    }

    /** Everything that several looks of one kind gathered, which are of no use any more. */
    static Folded together(List<Folded> some) {
        Folded all = some.get(0);
        some.stream().skip(1).forEach(all::merge);
        return all;
    }

    /** No larger than it needs to be. */
    Folded trimmed() {
        if (groups != null) {
            groups.trim();
            tallies.resize(groups.size());
        }
        return this;
    }

    private interface KeyOfGroup {
        void take(int group, UnsafeRow key);
    }

    private void eachKey(SparkSession spark, List<Column> key, KeyOfGroup of) {
        UnsafeProjection ofGrain = Bound.of(spark, grain, key).projection(0, key.size());
        UnsafeRow view = groups.grains().rows().view();
        for (int group = 0; group < groups.size(); group++) {
            of.take(group, ofGrain.apply(groups.grains().rows().read(groups.grain(group), view)));
        }
    }

    private void merge(Folded other) {
        if (groups == null) {
            for (int number = 0; number < other.tallies.groups(); number++) {
                tallies.merge(number, other.tallies, number);
            }
            return;
        }
        int[] grains = groups.grains().numbersOf(other.groups.grains());
        for (int group = 0; group < other.groups.size(); group++) {
            int own = groups.of(other.groups.owner(group), grains[other.groups.grain(group)]);
            tallies.grow(groups.size());
            tallies.merge(own, other.tallies, group);
        }
    }
}
