package precredit.division;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The villages of today and of before, and the crosswalks between them. */
public final class Divisions {
    private static final StructType VILLAGES = StructType.fromDDL(
            "registered_code STRING, village_code STRING, known_township STRING, known_village STRING");
    private static final StructType TOWNSHIPS = StructType.fromDDL("known_township_code STRING, named_township STRING");

    private final List<Map<String, Crossing>> steps;
    private final Map<String, Village> today;
    private final Map<String, Village> before;
    private final Map<String, String> townships;

    private Divisions(
            List<Map<String, Crossing>> steps,
            Map<String, Village> today,
            Map<String, Village> before,
            Map<String, String> townships) {
        this.steps = steps;
        this.today = today;
        this.before = before;
        this.townships = townships;
    }

    /**
     * Divisions from tables as they were read: {@code crosswalks} by date, the oldest first; {@code old} villages by date,
     * the newest first; {@code townships} by 9-digit code. Rows that contradict each other are settled by their content.
     */
    public static Divisions of(
            List<List<Crossing>> crosswalks,
            List<Village> villages,
            List<List<Village>> old,
            Map<String, String> townships) {
        Map<String, Village> before = new TreeMap<>();
        old.forEach(table -> first(table, Village::code, Village.FIRST).forEach(before::putIfAbsent));
        Map<String, Village> today = first(villages, Village::code, Village.FIRST);
        Map<String, String> names = new TreeMap<>(townships);
        today.values().forEach(village -> names.putIfAbsent(village.townshipCode(), village.township()));
        before.values().forEach(village -> names.putIfAbsent(village.townshipCode(), village.township()));
        List<Map<String, Crossing>> steps = crosswalks.stream()
                .map(crossings -> first(crossings, crossing -> crossing.before().code(), Crossing.FIRST))
                .toList();
        return new Divisions(steps, today, before, names);
    }

    /**
     * Adds township_code, township, village_code and village to rows with a household_id (CBFBM): those of today where
     * a crosswalk or a current table knows them, else the old ones, else the codes themselves.
     */
    public Dataset<Row> locate(Dataset<Row> households) {
        Column registered = substring(col("household_id"), 1, 12);
        return households
                .join(broadcast(villages(households)), registered.equalTo(col("registered_code")), "left")
                .withColumn("village_code", coalesce(col("village_code"), registered))
                .withColumn("township_code", substring(col("village_code"), 1, 9))
                .join(
                        broadcast(townships(households)),
                        col("township_code").equalTo(col("known_township_code")),
                        "left")
                .withColumn("township", coalesce(col("known_township"), col("named_township"), col("township_code")))
                .withColumn("village", coalesce(col("known_village"), col("village_code")))
                .drop("registered_code", "known_township", "known_village", "known_township_code", "named_township");
    }

    /**
     * The counties that became part of {@code county}: their villages lead into it and none of them is a county today.
     * A village without successor is no evidence of where its county went, unless no village of that county has one.
     */
    public List<String> predecessors(String county) {
        Set<String> current =
                today.values().stream().map(Village::county).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<String>> successors = new TreeMap<>();
        steps.forEach(step -> successors(step)
                .forEach((old, counties) ->
                        successors.computeIfAbsent(old, key -> new TreeSet<>()).addAll(counties)));
        return successors.entrySet().stream()
                .filter(entry -> entry.getValue().contains(county))
                .map(Map.Entry::getKey)
                .filter(old -> !old.equals(county) && !current.contains(old))
                .toList();
    }

    /** The counties of which any table names a village, of today or of before. */
    public Set<String> counties() {
        Set<String> counties = new TreeSet<>();
        Stream.of(today, before)
                .flatMap(villages -> villages.values().stream())
                .map(Village::county)
                .forEach(counties::add);
        steps.forEach(step ->
                step.values().forEach(crossing -> counties.add(crossing.before().county())));
        return counties;
    }

    private Map<String, Set<String>> successors(Map<String, Crossing> step) {
        Map<String, Set<String>> successors = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        for (Crossing crossing : step.values()) {
            Set<String> own = successors.computeIfAbsent(crossing.before().county(), old -> new TreeSet<>());
            if (crossing.after().isPresent()) {
                own.add(village(crossing.before().code()).orElseThrow().county());
            }
            all.addAll(own);
        }
        successors.values().stream().filter(Set::isEmpty).forEach(none -> none.addAll(all));
        return successors;
    }

    /** The village that a registered code stands for, by the rules of {@link #locate}. */
    Optional<Village> village(String registered) {
        Optional<Village> found = Optional.empty();
        for (Map<String, Crossing> step : steps) {
            Crossing crossing = step.get(found.map(Village::code).orElse(registered));
            if (crossing != null && crossing.after().isEmpty()) {
                return Optional.of(crossing.before());
            }
            found = crossing == null ? found : crossing.after();
        }
        return found.or(() -> Optional.ofNullable(today.get(registered)))
                .or(() -> Optional.ofNullable(before.get(registered)));
    }

    private Dataset<Row> villages(Dataset<Row> households) {
        Set<String> codes = new TreeSet<>(today.keySet());
        codes.addAll(before.keySet());
        steps.forEach(step -> codes.addAll(step.keySet()));
        List<Row> rows = new ArrayList<>();
        for (String code : codes) {
            Village village = village(code).orElseThrow();
            rows.add(RowFactory.create(code, village.code(), village.township(), village.name()));
        }
        return households.sparkSession().createDataFrame(rows, VILLAGES);
    }

    private Dataset<Row> townships(Dataset<Row> households) {
        List<Row> rows = townships.entrySet().stream()
                .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
                .toList();
        return households.sparkSession().createDataFrame(rows, TOWNSHIPS);
    }

    private static <T> Map<String, T> first(Collection<T> rows, Function<T, String> code, Comparator<T> order) {
        Map<String, T> first = new TreeMap<>();
        BinaryOperator<T> smaller = BinaryOperator.minBy(order);
        rows.forEach(row -> first.merge(code.apply(row), row, smaller));
        return first;
    }
}
