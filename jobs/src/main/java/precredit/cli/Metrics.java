package precredit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** The last line of a command as metrics in the text format of Prometheus, for a node exporter's textfile collector. */
record Metrics(JsonNode report) {

    /** Replaces the file as a whole, as a collector may read it at any time. */
    void write(Path file) {
        Path whole = file.toAbsolutePath();
        Path aside = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.createDirectories(whole.getParent());
            Files.writeString(aside, text());
            Files.move(aside, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run's id is a value of a label of one metric only, so that series do not multiply with runs. */
    String text() {
        StringBuilder text = new StringBuilder();
        gauge(text, "precredit_exit_code", "", report.path("exit").asLong(0));
        gauge(text, "precredit_run_info", ",run=\"" + report.path("run").asText() + "\"", 1);
        String asOf = report.path("as_of").asText();
        if (!asOf.isEmpty()) {
            long start =
                    LocalDate.parse(asOf).atStartOfDay(ZoneOffset.ofHours(8)).toEpochSecond();
            gauge(text, "precredit_business_date_seconds", "", start);
        }
        gauge(text, "precredit_roll_households", "", report.path("roll").asLong());
        report.path("outcomes")
                .properties()
                .forEach(entry -> gauge(
                        text,
                        "precredit_outcome_households",
                        label("outcome", entry),
                        entry.getValue().asLong()));
        report.path("sources").properties().forEach(source -> source.getValue()
                .properties()
                .forEach(rows -> gauge(
                        text,
                        "precredit_rows",
                        label("source", source) + label("kind", rows),
                        rows.getValue().asLong())));
        report.path("seconds")
                .properties()
                .forEach(step -> gauge(
                        text,
                        "precredit_step_seconds",
                        label("step", step),
                        step.getValue().asDouble()));
        return text.toString();
    }

    private void gauge(StringBuilder text, String name, String labels, Number value) {
        if (text.indexOf("# TYPE " + name + " ") < 0) {
            text.append("# TYPE ").append(name).append(" gauge\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "%s{county=\"%s\"%s} %s\n",
                name,
                report.path("county").asText(),
                labels,
                value));
    }

    private static String label(String name, Map.Entry<String, JsonNode> entry) {
        return "," + name + "=\"" + entry.getKey() + "\"";
    }
}
