package precredit.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import precredit.division.Divisions;
import precredit.household.Snapshots;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.model.Input;
import precredit.model.MllibTree;
import precredit.model.TreeInWords;
import precredit.model.TreeSql;
import precredit.model.table.Rows;
import precredit.model.validation.County;
import precredit.model.validation.Scale;
import precredit.model.validation.Scorer;
import precredit.model.validation.Study;
import precredit.parallel.Beside;
import precredit.publish.report.ModelReport;
import precredit.publish.report.ModelStudy;
import precredit.registry.MetricsJson;
import precredit.registry.ScoresCsv;
import precredit.registry.StudyFiles;
import precredit.settings.Settings;
import precredit.silver.Silver;
import precredit.silver.SilverTable;

/** Validates a model trained on a date, on its loans and on the households of that date. */
record Studying(Lake lake, Silver silver, Divisions divisions, Settings settings, LocalDate on) {
    private static final int COLUMNS_BEFORE_INPUTS = 5;

    /** What Spark has to do for it is done beside what the driver does alone. */
    Study study(Study.Subject subject) {
        try (Beside beside = new Beside(1)) {
            Rows learnt = subject.model().learnt().rows().rows();
            Supplier<Scorer> baseline = beside.start(
                    () -> MllibTree.grow(lake.spark(), learnt, settings.model().growth())::probabilities);
            Supplier<Optional<County>> county = beside.start(this::county);
            return Study.of(subject, new Study.Means(settings.model(), scale(), baseline, county));
        }
    }

    /** The files that lie beside the model. */
    StudyFiles files(String modelId, Study.Subject subject) {
        Study study = study(subject);
        List<Input> inputs = settings.model().inputs();
        return new StudyFiles(
                MetricsJson.write(study.figures()),
                ScoresCsv.write(study.scored()),
                ModelReport.of(new ModelStudy(
                        settings.county(),
                        modelId,
                        on,
                        study,
                        inputs,
                        scale().evidenceRows(),
                        new TreeInWords(inputs).rules(subject.model().tree()),
                        TreeSql.select(subject.model().tree()))));
    }

    private Scale scale() {
        return new Scale(
                settings.policy().grades().stream()
                        .map(grade -> new Scale.Grade(grade.name(), grade.pdTo()))
                        .toList(),
                settings.policy().pdCutOff(),
                settings.policy().minLeafRows());
    }

    /** The roll of that date; none when its features were not computed. */
    private Optional<County> county() {
        if (!lake.has(LakeTable.FEATURES)) {
            return Optional.empty();
        }
        List<Row> households = described(lake.read(LakeTable.FEATURES, on)).collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.getString(0)))
                .toList();
        return households.isEmpty() ? Optional.empty() : Optional.of(county(households));
    }

    /** household_id, consent, township, sex of the head, head_age, then the inputs as doubles. */
    private Dataset<Row> described(Dataset<Row> features) {
        Dataset<Row> sexes = silver.read(SilverTable.MEMBER)
                .where(Snapshots.in(silver).inForceOn(on).include(col("dt")))
                .groupBy(col("household_id"), col("person_token").as("head_token"))
                .agg(min("sex").as("sex"));
        Stream<Column> facts = Stream.of("household_id", "consent", "township", "sex", "head_age")
                .map(name -> col(name));
        Stream<Column> inputs = settings.model().inputs().stream()
                .map(input -> col(input.column()).cast("double").as("input_" + input.column()));
        return features.transform(divisions::locate)
                .join(sexes, new String[] {"household_id", "head_token"}, "left")
                .select(Stream.concat(facts, inputs).toArray(Column[]::new));
    }

    private County county(List<Row> households) {
        List<String> columns =
                settings.model().inputs().stream().map(Input::column).toList();
        double[][] values = new double[columns.size()][households.size()];
        boolean[] consents = new boolean[households.size()];
        for (int place = 0; place < consents.length; place++) {
            Row household = households.get(place);
            consents[place] = household.getBoolean(1);
            for (int column = 0; column < values.length; column++) {
                int at = COLUMNS_BEFORE_INPUTS + column;
                values[column][place] = household.isNullAt(at) ? Double.NaN : household.getDouble(at);
            }
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("township", named(households, row -> row.getString(2)));
        groups.put("sex", named(households, row -> sex(row.getString(3))));
        groups.put("age", named(households, row -> row.isNullAt(4) ? "不明" : age(row.getInt(4))));
        return new County(
                on,
                named(households, row -> row.getString(0)),
                new Rows(columns, values, new byte[consents.length]),
                consents,
                groups);
    }

    private static List<String> named(List<Row> households, Function<Row, String> name) {
        return households.stream().map(name).toList();
    }

    /** By GB/T 2261.1. */
    private static String sex(String code) {
        return "1".equals(code) ? "男" : "2".equals(code) ? "女" : "不明";
    }

    private static String age(int years) {
        if (years > 65) {
            return "66 岁以上";
        }
        return years > 55 ? "56 至 65 岁" : years > 45 ? "46 至 55 岁" : years > 35 ? "36 至 45 岁" : "35 岁以下";
    }
}
