package precredit.lake;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Columns that generated code works out by calling an object: a function of a user would be handed every value boxed. */
final class Invoked {
    private Invoked() {}

    /** What a public method of an object says of columns, in the types in which Spark holds them; null where one is null. */
    static Column column(Serializable object, String method, DataType type, Column... of) {
        List<Expression> arguments =
                Stream.of(of).map(ExpressionUtils::expression).toList();
        return ExpressionUtils.column(new Invoke(
                Literal.fromObject(object, new ObjectType(object.getClass())),
                method,
                type,
                all(arguments),
                all(List.<AbstractDataType>of()),
                true,
                true,
                true));
    }

    private static <T> Seq<T> all(List<T> some) {
        return CollectionConverters.asScala(some).toSeq();
    }
}
