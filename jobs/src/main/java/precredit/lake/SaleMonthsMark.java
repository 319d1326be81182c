package precredit.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.feature.SaleSpan;
import precredit.store.KeptNote;
import precredit.store.Store;

/**
 * What the kept months of sales of a county were made from, in {@code lake/sale-months/county=<c>.json}. It is away while
 * they are written; without one all of them are made again.
 */
record SaleMonthsMark(KeptNote note) {
    /** Raised when other rows are made of the same sales. */
    private static final int MADE = 3;

    SaleMonthsMark(Store store, String county) {
        this(new KeptNote(store, address(county)));
    }

    /** Where it lies below a storage root. */
    static String address(String county) {
        return "lake/sale-months/county=" + county + ".json";
    }

    /**
     * @param asOf the date on which the sales in them count
     * @param sale the version of the table of sales
     * @param repeated the version of the table of keys that several rows share
     * @param spans the months that are kept as one besides
     */
    record Kept(LocalDate asOf, long sale, long repeated, List<SaleSpan> spans) {
        /** The same sales in another version of their table. */
        Kept in(long version) {
            return new Kept(asOf, version, repeated, spans);
        }
    }

    Optional<Kept> read() {
        return note.read()
                .filter(json -> json.path("made").asInt() == MADE)
                .map(json -> new Kept(
                        LocalDate.parse(json.path("as_of").asText()),
                        json.path("sale").asLong(),
                        json.path("repeated").asLong(),
                        spans(json.path("spans"))));
    }

    private static List<SaleSpan> spans(JsonNode json) {
        List<SaleSpan> spans = new ArrayList<>();
        json.forEach(span -> spans.add(new SaleSpan(
                LocalDate.parse(span.path(0).asText()),
                LocalDate.parse(span.path(1).asText()),
                span.path(2).asBoolean())));
        return spans;
    }

    void write(Kept kept) {
        ObjectNode json = KeptNote.empty()
                .put("made", MADE)
                .put("as_of", kept.asOf().toString())
                .put("sale", kept.sale())
                .put("repeated", kept.repeated());
        ArrayNode spans = json.putArray("spans");
        kept.spans().forEach(span -> spans.addArray()
                .add(span.since().toString())
                .add(span.until().toString())
                .add(span.tellsBuyers()));
        note.write(json);
    }

    void clear() {
        note.clear();
    }
}
