package precredit.feature.fold;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** What a task does with its rows. */
record Folding(Reading reading, Broadcast<Index> index, Folded nothing)
        implements FlatMapFunction<Iterator<InternalRow>, Folded> {

    @Override
    public Iterator<Folded> call(Iterator<InternalRow> rows) {
        Index whom = index.value();
        Folded folded = none();
        Reading.Reader reader = reading.reader();
        while (rows.hasNext()) {
            int place = whom.find(reader.key(rows.next()));
            if (place >= 0) {
                for (int at = whom.from(place); at < whom.to(place); at++) {
                    int number = whom.number(at);
                    UnsafeRow told = reader.told(whom.date(number));
                    if (told != null) {
                        folded.take(number, told, reading.first());
                    }
                }
            }
        }
        return List.of(folded.trimmed()).iterator();
    }

    /** What is gathered from no row at all. */
    Folded none() {
        return nothing.among(index.value().size());
    }
}
