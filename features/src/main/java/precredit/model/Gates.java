package precredit.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a model must show before it decides anything. */
public final class Gates {
    private Gates() {}

    /** Whether there are loans enough to train at all. */
    public static Verdict enough(long goods, long bads, ModelSettings.GateSettings gates) {
        return Verdict.of(tooFew(goods, bads, gates).toList());
    }

    /** Judges a candidate; {@code champion} is the deciding model's measure on the candidate's hold-out, if there is one. */
    public static Verdict judge(TrainedModel candidate, Optional<Metrics> champion, ModelSettings settings) {
        return judge(Evidence.of(candidate), champion, settings);
    }

    /** Judges a tree by what is known of it, such as one that was registered before. */
    public static Verdict judge(Evidence evidence, Optional<Metrics> champion, ModelSettings settings) {
        ModelSettings.GateSettings gates = settings.gates();
        Optional<Metrics> measured = evidence.holdOut().filter(metrics -> metrics.bads() >= gates.judgedFromBads());
        return Verdict.of(Stream.of(
                        tooFew(evidence.goods(), evidence.bads(), gates),
                        measured.stream().flatMap(metrics -> belowFloor(metrics, gates)),
                        measured.stream().flatMap(metrics -> worse(metrics, champion, gates)),
                        againstDirection(evidence.tree(), settings.inputs()))
                .flatMap(Function.identity())
                .toList());
    }

    private static Stream<String> tooFew(long goods, long bads, ModelSettings.GateSettings gates) {
        return Stream.of(
                        goods < gates.minGoods() ? goods + " good loans, " + gates.minGoods() + " are needed" : "",
                        bads < gates.minBads() ? bads + " bad loans, " + gates.minBads() + " are needed" : "")
                .filter(reason -> !reason.isEmpty());
    }

    private static Stream<String> belowFloor(Metrics metrics, ModelSettings.GateSettings gates) {
        return metrics.auc() < gates.aucFloor()
                ? Stream.of("AUC " + Json.shortest(metrics.auc()) + " on the hold-out is below the floor "
                        + Json.shortest(gates.aucFloor()))
                : Stream.of();
    }

    private static Stream<String> worse(Metrics metrics, Optional<Metrics> champion, ModelSettings.GateSettings gates) {
        return champion.stream()
                .filter(best -> metrics.auc() < best.auc() - gates.championMargin())
                .map(best -> "AUC " + Json.shortest(metrics.auc()) + " is worse than the champion's "
                        + Json.shortest(best.auc()) + " on the same loans by more than "
                        + Json.shortest(gates.championMargin()));
    }

    private static Stream<String> againstDirection(Tree tree, List<Input> inputs) {
        return Directions.violations(tree, inputs).stream()
                .map(violation -> "leaves " + violation.smaller() + " and " + violation.larger()
                        + " contradict the direction of " + violation.column());
    }
}
