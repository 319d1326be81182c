package precredit.feature.fold;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Groups that were gathered are gathered once more: into coarser ones, or for their owners. */
public record RollUp(SparkSession spark, Index whom) {
    /** What all groups of an owner have together. */
    public Folded whole(Folded fine, Set<String> measures) {
        Groups groups = fine.groups().orElseThrow();
        Tallies some = fine.tallies().only(measures);
        Tallies all = some.fresh(measures).among(whom.size());
        for (int group = 0; group < groups.size(); group++) {
            all.merge(groups.owner(group), some, group);
        }
        return Folded.ofOwners(all);
    }

    /**
     * Groups of the same owner that have the same grain in the end together as one; {@code grain} is over the grain that
     * they had, and those for which {@code counts} does not hold are left out.
     *
     * @param measures those that are asked for later
     */
    public Folded coarser(Folded fine, Column counts, List<Column> grain, Set<String> measures) {
        Bound bound = Bound.of(
                spark,
                fine.grain(),
                List.of(
                        functions.coalesce(counts, functions.lit(false)),
                        functions.struct(grain.toArray(Column[]::new))));
        Groups groups = fine.groups().orElseThrow();
        Tallies some = fine.tallies().only(measures);
        Folded coarse = Folded.ofGroups((StructType) bound.types().apply(1).dataType(), some.fresh(measures));
        Groups owned = coarse.groups().orElseThrow();
        int[] grains = grains(bound, groups.grains(), owned.grains());
        for (int group = 0; group < groups.size(); group++) {
            int coarseGrain = grains[groups.grain(group)];
            if (coarseGrain >= 0) {
                int own = owned.of(groups.owner(group), coarseGrain);
                coarse.tallies().grow(owned.size());
                coarse.tallies().merge(own, some, group);
            }
        }
        return coarse;
    }

    /** What groups tell of their owners: measures over the grain, what was gathered of the group, and the owner's date. */
    public Folded told(Folded fine, List<Measure> measures) {
        Bound bound = bound(fine, measures.stream().map(Measure::value).toList());
        Tallies told = Measure.tallies(measures, bound.types(), 0).among(whom.size());
        Groups groups = fine.groups().orElseThrow();
        each(fine, bound, (group, values) -> told.add(groups.owner(group), values, 0));
        return Folded.ofOwners(told);
    }

    /** The groups for which a condition holds, which is over the same. */
    public BitSet which(Folded fine, Column condition) {
        BitSet which = new BitSet();
        Bound bound = bound(fine, List.of(functions.coalesce(condition, functions.lit(false))));
        each(fine, bound, (group, values) -> which.set(group, values.getBoolean(0)));
        return which;
    }

    private interface OfGroup {
        void take(int group, UnsafeRow values);
    }

    private Bound bound(Folded fine, List<Column> columns) {
        StructType row = fine.grain().merge(fine.tallies().columns(), true).add(Look.DATE, DataTypes.DateType);
        return Bound.of(spark, row, columns)
                .overFew(Set.of(fine.tallies().columns().fieldNames()));
    }

    private void each(Folded fine, Bound bound, OfGroup of) {
        Tallies some = fine.tallies().only(bound.input());
        Groups groups = fine.groups().orElseThrow();
        UnsafeProjection values = bound.projection(0, bound.size());
        UnsafeRow grain = groups.grains().rows().view();
        GenericInternalRow gathered = new GenericInternalRow(some.width() + 1);
        InternalRow joined = new JoinedRow(grain, gathered);
        for (int group = 0; group < groups.size(); group++) {
            groups.grains().rows().read(groups.grain(group), grain);
            some.fill(gathered, 0, group);
            gathered.setInt(some.width(), whom.date(groups.owner(group)));
            of.take(group, values.apply(joined));
        }
    }

    /** The number of the coarse grain of each fine one, -1 where it has none. */
    private static int[] grains(Bound bound, Dictionary fine, Dictionary coarse) {
        UnsafeProjection columns = bound.projection(0, bound.size());
        int width = coarse.rows().width();
        UnsafeRow view = fine.rows().view();
        int[] grains = new int[fine.size()];
        for (int grain = 0; grain < grains.length; grain++) {
            UnsafeRow of = columns.apply(fine.rows().read(grain, view));
            grains[grain] = of.getBoolean(0) ? coarse.number(of.getStruct(1, width)) : -1;
        }
        return grains;
    }
}
