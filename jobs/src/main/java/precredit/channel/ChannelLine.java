package precredit.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import precredit.identity.Erased;
import precredit.identity.ResidentId;
import precredit.identity.Tokens;

/** How one channel writes an approval: a JSON object on one line, its columns in the channel's order. */
record ChannelLine(String channel, Map<ChannelColumn, Masking> shown, Tokens tokens) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    String of(Approval approval) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (Map.Entry<ChannelColumn, Masking> column : shown.entrySet()) {
                json.writeFieldName(column.getKey().title());
                write(json, shown(column.getKey().plain(approval), column.getKey(), column.getValue()));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
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

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.stripTrailingZeros());
        } else if (value instanceof Integer whole) {
            json.writeNumber(whole);
        } else {
            json.writeString(value.toString());
        }
    }
}
