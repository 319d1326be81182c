package precredit.night;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.LocalSpark;
import precredit.problem.Exit;
import precredit.problem.Problem;
import precredit.settings.Settings;

class LineageEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch TOLD = new CountDownLatch(1);
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
        String to = folder.resolve("features").toString();
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", exchange -> {
            JsonNode event = JSON.readTree(exchange.getRequestBody().readAllBytes());
            events.add(event);
            if (datasets(event, "outputs").contains(to)) {
                TOLD.countDown();
            }
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        endpoint.start();
        String from = folder.resolve("member").toString();
        SparkSession spark = LocalSpark.session();
        spark.sql("SELECT '" + NUMBER + "' AS person, 1 AS age")
                .write()
                .format("delta")
                .save(from);
        // Of a write that has ended before the listener comes to it, it tells no start.
        spark.udf()
                .register(
                        "precredit_told", (UDF1<String, Boolean>) any -> TOLD.await(1, TimeUnit.MINUTES), BooleanType);
        SparkConf conf = spark.sparkContext().conf().clone();
        LineageEvents.settings(
                        lineage("http://127.0.0.1:" + endpoint.getAddress().getPort()))
                .forEach(conf::set);
        OpenLineageSparkListener listener = new OpenLineageSparkListener(conf);
        try {
            follow(spark.sparkContext(), listener, () -> spark.read()
                    .format("delta")
                    .load(from)
                    .where("person = '" + NUMBER + "' AND precredit_told(person)")
                    .write()
                    .format("delta")
                    .save(to));
        } finally {
            endpoint.stop(0);
        }

        List<JsonNode> writing = events.stream()
                .filter(event -> datasets(event, "outputs").contains(to))
                .toList();
        assertThat(writing)
                .extracting(event -> event.path("eventType").asText())
                .contains("START", "COMPLETE");
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
