package precredit.delivery;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code _delivery.json} says: the files with their rows, hashes and totals, and from when its rows are known. */
record ControlTotals(Map<String, Entry> files, boolean knownOnEvent, Optional<LocalDate> knownFrom) {
    static final String NAME = "_delivery.json";
    static final ControlTotals NONE = new ControlTotals(Map.of(), false, Optional.empty());
    private static final int MOST_DIGITS = 100;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** One file; what is absent is not compared. */
    record Entry(Optional<Long> rows, Optional<String> sha256, Map<String, BigDecimal> totals) {}

    /** Reads the file; an {@link IllegalArgumentException} says what is wrong with it. */
    static ControlTotals parse(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root == null || !root.isObject()) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            Map<String, Entry> files = new TreeMap<>();
            for (JsonNode file : root.path("files")) {
                if (files.put(text(file, "name"), entry(file)) != null) {
                    throw new IllegalArgumentException("\"" + text(file, "name") + "\" is listed twice");
                }
            }
            return new ControlTotals(files, isOnEvent(root), knownFrom(root));
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static Entry entry(JsonNode file) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        file.path("totals").fields().forEachRemaining(total -> totals.put(total.getKey(), number(total.getValue())));
        return new Entry(
                file.has("rows") ? Optional.of(wholeNumber(file.get("rows"))) : Optional.empty(),
                file.has("sha256") ? Optional.of(text(file, "sha256")) : Optional.empty(),
                totals);
    }

    private static boolean isOnEvent(JsonNode root) {
        if (!root.has("known")) {
            return false;
        }
        if (!root.get("known").asText().equals("event")) {
            throw new IllegalArgumentException("\"known\" may only say \"event\"");
        }
        return true;
    }

    private static Optional<LocalDate> knownFrom(JsonNode root) {
        if (!root.hasNonNull("known_from")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(root.get("known_from").asText()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"known_from\" is no date of the form 2026-06-30", e);
        }
    }

    private static long wholeNumber(JsonNode value) {
        try {
            return number(value).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("\"" + value.asText() + "\" is no whole number", e);
        }
    }

    /** Few digits, or writing the number out in a message could fill the memory. */
    private static BigDecimal number(JsonNode value) {
        try {
            BigDecimal number = new BigDecimal(value.asText().strip());
            if (number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value.asText() + "\" is no number", e);
        }
        throw new IllegalArgumentException("\"" + value.asText() + "\" is no number");
    }

    private static String text(JsonNode object, String field) {
        if (!object.path(field).isTextual()) {
            throw new IllegalArgumentException("a file has no \"" + field + "\"");
        }
        return object.get(field).asText();
    }
}
