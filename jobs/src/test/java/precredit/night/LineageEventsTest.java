package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.openlineage.spark.agent.OpenLineageSparkListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.settings.Settings;

class LineageEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "370982199001011234";

    @Test
    void tellsNobodyUnlessAnEndpointIsSet() {
        Settings settings = Settings.load(Optional.empty(), List.of());

        assertThat(settings.lineage().map(LineageEvents::settings))
                .hasValueSatisfying(set -> assertThat(set).isEmpty());
    }

    @Test
    void refusesAnEndpointThatIsNone() {
        assertThatThrownBy(() -> Settings.load(Optional.empty(), List.of("lineage.endpoint=marquez")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("endpoint is no http address");
    }

    @Test
    void refusesAnEndpointWithoutTheListener() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(bare);

            assertThatThrownBy(() -> LineageEvents.settings(lineage("http://127.0.0.1:1")))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("--packages io.openlineage:openlineage-spark_2.13")
                    .extracting(problem -> ((Problem) problem).exit())
                    .isEqualTo(Exit.CONFIGURATION);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void tellsWhichTableIsWrittenFromWhichButNoValueOfARow(@TempDir Path folder) throws Exception {
        List<JsonNode> events = new CopyOnWriteArrayList<>();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            events.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        endpoint.start();
        String from = folder.resolve("member").toString();
        String to = folder.resolve("features").toString();
        SparkSession spark = LocalSpark.session();
        spark.sql("SELECT '" + NUMBER + "' AS person, 1 AS age")
                .write()
                .format("delta")
                .save(from);
        SparkConf conf = spark.sparkContext().conf().clone();
        LineageEvents.settings(
                        lineage("http://127.0.0.1:" + endpoint.getAddress().getPort()))
                .forEach(conf::set);
        OpenLineageSparkListener listener = new OpenLineageSparkListener(conf);
        try {
            follow(spark.sparkContext(), listener, () -> spark.read()
                    .format("delta")
                    .load(from)
                    .where("person = '" + NUMBER + "'")
                    .write()
                    .format("delta")
                    .save(to));
        } finally {
            endpoint.stop(0);
        }

        List<JsonNode> writing = events.stream()
                .filter(event -> datasets(event, "outputs").contains(to))
                .toList();
        // The listener tells of the start only where it comes to it before the write has ended.
        assertThat(writing)
                .extracting(event -> event.path("eventType").asText())
                .contains("COMPLETE");
        assertThat(writing).allSatisfy(event -> {
            assertThat(datasets(event, "inputs")).contains(from);
            assertThat(event.at("/job/namespace").asText()).isEqualTo("precredit");
        });
        assertThat(events.toString()).contains("person").doesNotContain(NUMBER);
    }

    private static void follow(SparkContext spark, OpenLineageSparkListener listener, Runnable work)
            throws InterruptedException {
        spark.addSparkListener(listener);
        try {
            work.run();
            spark.listenerBus().waitUntilEmpty();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            spark.removeSparkListener(listener);
        }
    }

    private static List<String> datasets(JsonNode event, String side) {
        return event.path(side).findValuesAsText("name");
    }

    private static Settings.Lineage lineage(String endpoint) {
        return new Settings.Lineage(Optional.of(endpoint), "precredit");
    }
}
