package precredit.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import precredit.identity.Erased;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/** How one channel writes an approval: a JSON object on one line, its columns in the channel's order. */
record ChannelLine(String channel, Map<ChannelColumn, Masking> shown, Tokens tokens) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    String of(Approval approval) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        shown.forEach((column, masking) -> put(line, column.title(), shown(column.plain(approval), column, masking)));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object shown(Object plain, ChannelColumn column, Masking masking) {
        if (plain == null || (plain.equals(Erased.WORDS) && masking == Masking.TOKEN)) {
            return null;
        }
        if (plain.equals(Erased.WORDS)) {
            return plain;
        }
        return switch (masking) {
            case FULL -> plain;
            case MASKED -> column.masked(plain.toString());
            case TOKEN -> tokens.inChannel(channel, column.title() + "|" + ResidentId.normalise(plain.toString()));
            case OMITTED -> throw new IllegalArgumentException(column.title());
        };
    }

    private static void put(ObjectNode line, String name, Object value) {
        if (value == null) {
            line.putNull(name);
        } else if (value instanceof BigDecimal number) {
            line.put(name, number.stripTrailingZeros());
        } else if (value instanceof Integer whole) {
            line.put(name, whole);
        } else {
            line.put(name, value.toString());
        }
    }
}
