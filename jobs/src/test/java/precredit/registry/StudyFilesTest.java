package precredit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import precredit.model.validation.SomeStudy;
import precredit.model.validation.Study;

class StudyFilesTest {
    private static final Study STUDY = SomeStudy.study();
    private static final String SCORES = ScoresCsv.write(STUDY.scored());
    private static final String METRICS = MetricsJson.write(STUDY.figures());

    /** One line of the file: the label and the probability of one model. */
    private record Score(boolean bad, double pd) {}

    @Test
    void letsAValidatorRecomputeEveryMeasureFromTheScoresAlone() throws JsonProcessingException {
        int compared = 0;
        for (JsonNode part : new ObjectMapper().readTree(METRICS).path("measures")) {
            for (String model : List.of("tree", "scorecard", "boosting", "mllib_tree")) {
                List<Score> scores = scores(part.path("part").textValue(), model);
                JsonNode kept = part.path("models").path(model);
                if (scores.isEmpty()) {
                    assertThat(kept.isMissingNode()).isTrue();
                    continue;
                }
                double auc = shareOfWonPairs(scores);
                assertThat(value(kept, "auc")).isEqualTo(auc, within(1e-9));
                assertThat(value(kept, "gini")).isEqualTo(2 * auc - 1, within(1e-9));
                assertThat(value(kept, "ks")).isEqualTo(widestGap(scores), within(1e-9));
                assertThat(value(kept, "brier")).isEqualTo(meanSquare(scores), within(1e-9));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(11);
    }

    @Test
    void namesNobody() {
        assertThat(SCORES).startsWith("row,part,label,tree,scorecard,boosting,mllib_tree\n1,");
        assertThat(SCORES + METRICS).doesNotContain("LOAN", "370982");
        assertThat(SCORES.lines().skip(1)).allMatch(line -> line.matches("\\d+,[a-z_]+,[01](,[0-9.E-]*){4}"));
    }

    @Test
    void namesThePartsInWhichFiguresDiffer() {
        assertThat(MetricsJson.differing(METRICS, METRICS)).isEmpty();
        assertThat(MetricsJson.differing(METRICS, METRICS.replaceFirst("\"psi\" : ", "\"psi\" : 1")))
                .containsExactly("months");
        assertThat(MetricsJson.differing(METRICS, "{}"))
                .containsExactly("county", "inputs", "labels", "leaves", "measures", "months", "stability");
    }

    private static double value(JsonNode model, String figure) {
        return model.path(figure).path("value").doubleValue();
    }

    private static List<Score> scores(String part, String model) {
        List<String> header =
                Arrays.asList(SCORES.lines().findFirst().orElseThrow().split(","));
        int column = header.indexOf(model);
        return SCORES.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].equals(part) && !cells[column].isEmpty())
                .map(cells -> new Score(cells[2].equals("1"), Double.parseDouble(cells[column])))
                .toList();
    }

    /** Every pair of a good and a bad loan, a tie counting half. */
    private static double shareOfWonPairs(List<Score> scores) {
        double won = 0;
        long pairs = 0;
        for (Score bad : scores) {
            for (Score good : scores) {
                if (bad.bad && !good.bad) {
                    pairs++;
                    won += bad.pd > good.pd ? 1 : bad.pd == good.pd ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    private static double widestGap(List<Score> scores) {
        return scores.stream()
                .mapToDouble(Score::pd)
                .distinct()
                .map(cut -> Math.abs(shareUpTo(scores, cut, true) - shareUpTo(scores, cut, false)))
                .max()
                .orElseThrow();
    }

    private static double shareUpTo(List<Score> scores, double cut, boolean bad) {
        return (double) scores.stream()
                        .filter(score -> score.bad == bad && score.pd <= cut)
                        .count()
                / scores.stream().filter(score -> score.bad == bad).count();
    }

    private static double meanSquare(List<Score> scores) {
        return scores.stream()
                .mapToDouble(score -> (score.pd - (score.bad ? 1 : 0)) * (score.pd - (score.bad ? 1 : 0)))
                .average()
                .orElseThrow();
    }
}
