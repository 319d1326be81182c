package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.bin.Bins;
import precredit.publish.report.LearntInputs;
import precredit.store.Store;

class KeptInputsTest {
    private static final List<Input> INPUTS = List.of(new Input("sales", "sales", "yuan", Direction.UNDECLARED));
    private static final LearntInputs ONE = inputs(10);
    private static final LearntInputs OTHER = inputs(20);

    @TempDir
    Path root;

    @Test
    void keepsWhatWasFoundForTheSameModelAndLoans() {
        assertThat(kept("m", 3, INPUTS, ONE)).isEqualTo(ONE);
        assertThat(kept("m", 3, INPUTS, OTHER)).isEqualTo(ONE);
    }

    @Test
    void findsThemAnewForAnotherModelOtherLoansOrOtherInputs() {
        List<Input> others = List.of(new Input("land", "land", "mu", Direction.UNDECLARED));
        kept("m", 3, INPUTS, ONE);

        assertThat(kept("n", 3, INPUTS, OTHER)).isEqualTo(OTHER);
        assertThat(kept("n", 4, INPUTS, ONE)).isEqualTo(ONE);
        assertThat(kept("n", 4, others, OTHER)).isEqualTo(OTHER);
        assertThat(kept("n", 4, List.of(INPUTS.get(0), others.get(0)), ONE)).isEqualTo(ONE);
    }

    @Test
    void findsThemAnewWhereTheFileIsNotAsItWasWritten() throws IOException {
        for (String damage : List.of("", "{", "12", "{\"inputs\":[{\"cuts\":[\"x\"]}]}", "changed")) {
            kept("m", 3, INPUTS, ONE);
            Path file = root.resolve("lake/learnt-inputs/county=370982.json");
            Files.writeString(
                    file, damage.equals("changed") ? Files.readString(file).replace("[10,", "[11,") : damage);

            assertThat(kept("m", 3, INPUTS, OTHER)).as(damage).isEqualTo(OTHER);
            Files.delete(file);
        }
    }

    private LearntInputs kept(String model, long training, List<Input> inputs, LearntInputs found) {
        Store store = Store.at(root.toString(), new Configuration());
        return new KeptInputs(store, "370982").of(new KeptInputs.Origin(model, training, inputs), () -> found);
    }

    private static LearntInputs inputs(long loans) {
        Bins bins = new Bins(List.of(new BigDecimal("-9.50"), new BigDecimal("1E+3")), 1);
        return new LearntInputs(List.of(new LearntInputs.Column(bins, List.of(loans, 0L, 3_000_000_000L, 1L))));
    }
}
