package precredit.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** What every line of a channel's file holds, as JSON Schema of draft 2020-12. */
final class ChannelSchema {
    private ChannelSchema() {}

    static ObjectNode of(String channel, Map<ChannelColumn, Masking> shown) {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", channel)
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        shown.forEach((column, masking) -> {
            properties.set(column.title(), property(column, masking));
            required.add(column.title());
        });
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode property(ChannelColumn column, Masking masking) {
        ObjectNode property = column.type(masking).schema();
        property.put("title", column.meaning());
        return masking == Masking.FULL
                ? property
                : property.put("description", masking.name().toLowerCase(Locale.ROOT));
    }
}
