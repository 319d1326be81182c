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

    /** Judges a model by what is known of it; the champion is the one that decides now, if there is one. */
    public static Verdict judge(Evidence evidence, Optional<Evidence.Rival> champion, ModelSettings settings) {
        ModelSettings.GateSettings gates = settings.gates();
        Optional<Metrics> measured = evidence.holdOut().filter(metrics -> metrics.bads() >= gates.judgedFromBads());
        return Verdict.of(Stream.of(
                        tooFew(evidence.goods(), evidence.bads(), gates),
                        knowingTheOutcome(evidence, gates),
                        measured.stream().flatMap(metrics -> belowFloor(metrics, gates)),
                        champion.stream().flatMap(rival -> itself(evidence, rival)),
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

    /** No honest input ranks rows nearly perfectly; one that does was written after the outcome was known. */
    public static List<String> knowingTheOutcome(List<InputStrength> strengths, ModelSettings.GateSettings gates) {
        return strengths.stream()
                .filter(input -> input.auc() > gates.leakAuc())
                .map(input -> input.column() + " alone has an AUC of " + Json.shortest(input.auc()) + ", above "
                        + Json.shortest(gates.leakAuc()) + ": it knows the outcome")
                .toList();
    }

    private static Stream<String> knowingTheOutcome(Evidence evidence, ModelSettings.GateSettings gates) {
        return evidence.bads() < gates.judgedFromBads()
                ? Stream.of()
                : knowingTheOutcome(evidence.strengths(), gates).stream();
    }

    private static Stream<String> itself(Evidence evidence, Evidence.Rival champion) {
        return evidence.modelId().equals(champion.modelId())
                ? Stream.of("the champion it is compared with is itself, " + champion.modelId())
                : Stream.of();
    }

    private static Stream<String> worse(
            Metrics metrics, Optional<Evidence.Rival> champion, ModelSettings.GateSettings gates) {
        return champion.stream()
                .map(Evidence.Rival::metrics)
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
