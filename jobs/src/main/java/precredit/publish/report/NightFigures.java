package precredit.publish.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import precredit.model.Tree;

/** What a night has to tell beside its list; {@code before} is the ledger of the list before, if it is still there. */
public record NightFigures(
        String county,
        LocalDate asOf,
        LedgerFigures ledger,
        Optional<LedgerFigures> before,
        InputDrift inputs,
        List<SourceFigures> sources,
        ModelText model,
        Tree tree,
        ReviewFigures reviews) {
    public NightFigures {
        sources = List.copyOf(sources);
    }
}
