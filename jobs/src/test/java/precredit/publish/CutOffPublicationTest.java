package precredit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import precredit.store.Store;

/** A publication is cut off before each of its changes in turn; the next command for the county makes it good. */
class CutOffPublicationTest {
    private static final String COUNTY = "370982";
    private static final String LISTS = "lists/county=" + COUNTY;
    private static final LocalDate MAY = LocalDate.of(2026, 5, 31);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 31);

    @TempDir
    private Path folder;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesAListOfANewDateWholeWithItsLineInTheChainOrNoTraceOfIt(boolean isBucket) {
        int cuts = 0;
        while (isCutOff(isBucket, cuts, JUNE)) {
            Store store = store(isBucket, cuts);
            Publication.recover(store, COUNTY);
            boolean isThere = store.exists(LISTS + "/dt=" + JUNE);

            assertThat(new ChainCheck(store, COUNTY).run().publications()).isEqualTo(isThere ? 2 : 1);
            publish(store, JULY, "c");
            assertProven(store, isThere ? 3 : 2);
            cuts++;
        }
        assertThat(cuts).isGreaterThan(8);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesAListThatReplacesTheOneOfItsDateOldOrNew(boolean isBucket) {
        int cuts = 0;
        while (isCutOff(isBucket, cuts, MAY)) {
            Store store = store(isBucket, cuts);
            Publication.recover(store, COUNTY);
            boolean isNew =
                    store.readText(LISTS + "/dt=" + MAY + "/preapproval.csv").equals("b");

            assertProven(store, isNew ? 2 : 1);
            publish(store, MAY, "b");
            assertProven(store, 2);
            cuts++;
        }
        assertThat(cuts).isGreaterThan(8);
    }

    /** Whether it was; a list of May lies there before. */
    private boolean isCutOff(boolean isBucket, int changes, LocalDate date) {
        Store store = store(isBucket, changes);
        publish(store, MAY, "a");
        AtomicInteger left = new AtomicInteger(changes);
        Store killed = store.guardedBy(() -> {
            if (left.getAndDecrement() <= 0) {
                throw new Killed();
            }
        });
        try {
            publish(killed, date, "b");
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private Store store(boolean isBucket, int changes) {
        Path root = folder.resolve(Integer.toString(changes));
        return isBucket ? BucketOnDisk.at(root) : Store.at(root.toString(), new Configuration());
    }

    private static void assertProven(Store store, int publications) {
        assertThat(new ChainCheck(store, COUNTY).run().publications()).isEqualTo(publications);
        assertThat(store.list(LISTS)).noneMatch(name -> name.startsWith("_"));
    }

    private static void publish(Store store, LocalDate asOf, String text) {
        CountyLists lists = new CountyLists(store, COUNTY);
        List<ListFile> files = List.of(file("preapproval.csv", text), file("townships/" + text + ".xlsx", text));
        lists.put(
                asOf,
                files,
                Manifest.of(
                        COUNTY,
                        asOf,
                        new Provenance(text, "model-1", "policy-1", Map.of(), Map.of()),
                        new Totals(1, Map.of("approved", 1L), 1, 35_000),
                        lists.before(asOf),
                        files));
    }

    private static ListFile file(String name, String text) {
        return new ListFile(name, 1, text.getBytes(StandardCharsets.UTF_8));
    }
}
