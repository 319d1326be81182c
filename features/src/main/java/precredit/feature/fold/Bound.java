package precredit.feature.fold;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** Columns over rows of a schema, worked out row by row by code that Spark generates, wherever the rows come from. */
final class Bound implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "column_";

    private final Seq<Attribute> input;
    private final Seq<Expression> columns;

    private Bound(List<Attribute> input, List<Expression> columns) {
        this.input = CollectionConverters.asScala(input).toSeq();
        this.columns = CollectionConverters.asScala(columns).toSeq();
    }

    /** Of rows of this schema, all its columns in this order. */
    static Bound of(SparkSession spark, StructType rows, List<Column> columns) {
        LogicalPlan plan = planned((org.apache.spark.sql.classic.SparkSession) spark, rows, columns);
        if (!(plan instanceof Project project) || !project.child().children().isEmpty()) {
            throw new IllegalStateException("columns that ask for more than one row: " + plan);
        }
        List<Expression> expressions = CollectionConverters.asJava(project.projectList()).stream()
                .map(Expression.class::cast)
                .toList();
        return new Bound(CollectionConverters.asJava(project.child().output()), expressions);
    }

    /** The same columns over those of the given columns that they ask for, which stay in their order, and over all others. */
    Bound overFew(Set<String> given) {
        Set<Long> asked = CollectionConverters.asJava(columns).stream()
                .flatMap(column ->
                        CollectionConverters.asJava(column.references().toSeq()).stream())
                .map(attribute -> attribute.exprId().id())
                .collect(Collectors.toSet());
        List<Attribute> few = CollectionConverters.asJava(input).stream()
                .filter(attribute -> !given.contains(attribute.name())
                        || asked.contains(attribute.exprId().id()))
                .toList();
        return new Bound(few, CollectionConverters.asJava(columns));
    }

    /** The names of what the columns are over. */
    List<String> input() {
        return CollectionConverters.asJava(input).stream().map(Attribute::name).toList();
    }

    /** The types of the columns, under names of no meaning. */
    StructType types() {
        StructType types = new StructType();
        for (int i = 0; i < size(); i++) {
            types = types.add(NAME + i, columns.apply(i).dataType());
        }
        return types;
    }

    /** The columns from one up to but not including another; serves one thread. */
    UnsafeProjection projection(int from, int to) {
        return UnsafeProjection.create(
                CollectionConverters.asScala(
                                CollectionConverters.asJava(columns).subList(from, to))
                        .toSeq(),
                input);
    }

    int size() {
        return columns.size();
    }

    private static LogicalPlan planned(
            org.apache.spark.sql.classic.SparkSession spark, StructType rows, List<Column> columns) {
        RDD<InternalRow> none = spark.sparkContext().emptyRDD(ClassTag$.MODULE$.apply(InternalRow.class));
        Column[] named = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).as(NAME + i))
                .toArray(Column[]::new);
        return ((Dataset<?>) spark.internalCreateDataFrame(none, rows, false).select(named))
                .queryExecution()
                .optimizedPlan();
    }
}
