package precredit.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.feature.Span;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * What the kept months of a table of a county were made from, in {@code lake/<name>/county=<c>.json}. It is away while they
 * are written; without one all of them are made again.
 */
record SpanMark(KeptNote note) {
    /** Raised when other rows are made of the same ones. */
    private static final int MADE = 4;

    SpanMark(Store store, String name, String county) {
        this(new KeptNote(store, address(name, county)));
    }

    /** Where it lies below a storage root. */
    static String address(String name, String county) {
        return "lake/" + name + "/county=" + county + ".json";
    }

    /**
     * @param asOf the date on which the rows in them count
     * @param table the version of the table
     * @param repeated the version of the table of keys that several rows share
     * @param spans the months that are kept as one
     */
    record Kept(LocalDate asOf, long table, long repeated, List<Span> spans) {
        /** The same rows in another version of their table. */
        Kept in(long version) {
            return new Kept(asOf, version, repeated, spans);
        }
    }

    Optional<Kept> read() {
        return note.read()
                .filter(json -> json.path("made").asInt() == MADE)
                .map(json -> new Kept(
                        LocalDate.parse(json.path("as_of").asText()),
                        json.path("table").asLong(),
                        json.path("repeated").asLong(),
                        spans(json.path("spans"))));
    }

    private static List<Span> spans(JsonNode json) {
        List<Span> spans = new ArrayList<>();
        json.forEach(span -> spans.add(new Span(
                LocalDate.parse(span.path(0).asText()),
                LocalDate.parse(span.path(1).asText()),
                Span.Grain.valueOf(span.path(2).asText()))));
        return spans;
    }

    void write(Kept kept) {
        ObjectNode json = KeptNote.empty()
                .put("made", MADE)
                .put("as_of", kept.asOf().toString())
                .put("table", kept.table())
                .put("repeated", kept.repeated());
        ArrayNode spans = json.putArray("spans");
        kept.spans().forEach(span -> spans.addArray()
                .add(span.since().toString())
                .add(span.until().toString())
                .add(span.grain().name()));
        note.write(json);
    }

    void clear() {
        note.clear();
    }
}
