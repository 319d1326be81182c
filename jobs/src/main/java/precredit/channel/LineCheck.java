package precredit.channel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every line is a JSON object after the schema. What is said of a line never holds a value of it. */
final class LineCheck {
    private static final int MOST = 5;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    LineCheck(byte[] schema) {
        this.schema = SCHEMAS.getSchema(new String(schema, StandardCharsets.UTF_8));
    }

    /** The first five lines that are wrong, each with its number and why. */
    List<String> wrong(List<byte[]> lines) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size() && wrong.size() < MOST; i++) {
            String number = "line " + (i + 1);
            fault(lines.get(i)).ifPresent(why -> wrong.add(number + " " + why));
        }
        return wrong;
    }

    private Optional<String> fault(byte[] line) {
        try {
            JsonNode node = JSON.readTree(line);
            return schema.validate(node).stream().findFirst().map(LineCheck::words);
        } catch (IOException e) {
            return Optional.of("is no JSON object");
        }
    }

    private static String words(Error error) {
        return "breaks " + ChannelFiles.SCHEMA + " at "
                + (error.getProperty() == null
                        ? "\"" + error.getInstanceLocation() + "\""
                        : "\"" + error.getProperty() + "\"")
                + " (" + error.getKeyword() + ")";
    }
}
