package precredit.night;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import precredit.problem.Problems;
import precredit.settings.Settings;

/** Lets the Spark listener of OpenLineage tell an endpoint which tables a run reads and writes, and from which columns. */
final class LineageEvents {
    private static final String LISTENER = "io.openlineage.spark.agent.OpenLineageSparkListener";
    private static final String LISTENERS = "spark.extraListeners";
    private static final String OPEN_LINEAGE = "spark.openlineage.";

    private LineageEvents() {}

    /** Spark's settings for it; none without an endpoint. An endpoint without the listener is refused. */
    static Map<String, String> settings(Settings.Lineage lineage) {
        Map<String, String> settings = new TreeMap<>();
        lineage.endpoint().ifPresent(endpoint -> {
            requireListener(endpoint);
            settings.put(LISTENERS, withOurs(new SparkConf().get(LISTENERS, "")));
            settings.put(OPEN_LINEAGE + "transport.type", "http");
            settings.put(OPEN_LINEAGE + "transport.url", endpoint);
            settings.put(OPEN_LINEAGE + "namespace", lineage.namespace());
            // A plan may hold values of rows.
            for (String facet : new String[] {"spark.logicalPlan", "spark_unknown", "debug"}) {
                settings.put(OPEN_LINEAGE + "facets." + facet + ".disabled", "true");
            }
        });
        return settings;
    }

    private static String withOurs(String listeners) {
        if (listeners.isBlank() || listeners.contains(LISTENER)) {
            return listeners.isBlank() ? LISTENER : listeners;
        }
        return listeners + "," + LISTENER;
    }

    private static void requireListener(String endpoint) {
        try {
            Class.forName(LISTENER, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw Problems.badSetting(
                    "lineage.endpoint",
                    endpoint,
                    "the Spark listener of OpenLineage is not on the class path",
                    "Give spark-submit --packages io.openlineage:openlineage-spark_2.13:1.53.0, or leave the endpoint out");
        }
    }
}
