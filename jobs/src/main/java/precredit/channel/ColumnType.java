package precredit.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON type of a column; only texts have a pattern, which may be empty. */
record ColumnType(String name, String pattern, boolean isNullable) {
    static final ColumnType TEXT = new ColumnType("string", "", false);
    static final ColumnType TEXT_OR_NULL = new ColumnType("string", "", true);
    static final ColumnType AMOUNT = new ColumnType("number", "", false);
    static final ColumnType WHOLE = new ColumnType("integer", "", false);
    static final ColumnType DATE = text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    static final ColumnType TOKEN = text("^[0-9a-f]{64}$");

    static ColumnType text(String pattern) {
        return new ColumnType("string", pattern, false);
    }

    /** The same, with null where {@code other} has it. */
    ColumnType nullableAs(ColumnType other) {
        return new ColumnType(name, pattern, other.isNullable);
    }

    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (isNullable) {
            ArrayNode types = schema.putArray("type");
            types.add(name).add("null");
        } else {
            schema.put("type", name);
        }
        if (!pattern.isEmpty()) {
            schema.put("pattern", pattern);
        }
        if (equals(AMOUNT) || equals(WHOLE)) {
            schema.put("minimum", 0);
        }
        return schema;
    }
}
