package precredit.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import precredit.feature.SaleSpan;
import precredit.store.Store;

/**
 * What the kept months of sales of a county were made from, in {@code lake/sale-months/county=<c>.json}. It is away while
 * they are written, and one that is not as it was written counts as none: then all of them are made again.
 */
record SaleMonthsMark(Store store, String county) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Raised when other rows are made of the same sales. */
    private static final int MADE = 2;

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
        if (!store.exists(file())) {
            return Optional.empty();
        }
        String text = store.readText(file());
        try {
            JsonNode json = JSON.readTree(text);
            Kept kept = new Kept(
                    LocalDate.parse(json.path("as_of").asText("")),
                    json.path("sale").asLong(),
                    json.path("repeated").asLong(),
                    spans(json.path("spans")));
            return text.equals(text(kept)) ? Optional.of(kept) : Optional.empty();
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<SaleSpan> spans(JsonNode json) {
        List<SaleSpan> spans = new ArrayList<>();
        json.forEach(span -> spans.add(new SaleSpan(
                LocalDate.parse(span.path(0).asText("")),
                LocalDate.parse(span.path(1).asText("")),
                span.path(2).asBoolean())));
        return spans;
    }

    void write(Kept kept) {
        store.writeText(file(), text(kept));
    }

    void clear() {
        if (store.exists(file())) {
            store.delete(file());
        }
    }

    private String file() {
        return "lake/sale-months/county=" + county + ".json";
    }

    private static String text(Kept kept) {
        String says = "\"made\":" + MADE + ",\"as_of\":\"" + kept.asOf() + "\",\"sale\":" + kept.sale()
                + ",\"repeated\":" + kept.repeated() + ",\"spans\":"
                + kept.spans().stream()
                        .map(span -> "[\"" + span.since() + "\",\"" + span.until() + "\"," + span.tellsBuyers() + "]")
                        .collect(Collectors.joining(",", "[", "]"));
        return "{" + says + ",\"sha256\":\"" + DigestUtils.sha256Hex(says) + "\"}\n";
    }
}
