package precredit.night;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import precredit.identity.Keys;
import precredit.identity.SigningKey;
import precredit.settings.Settings;
import precredit.store.Store;

class ReceiptsTest {
    private static final SigningKey KEY = Keys.of(
                    Settings.load(Optional.empty(), List.of()).security(), Map.of())
            .signing();
    private static final String FOLDER = "erasures/county=370982/";

    @TempDir
    Path folder;

    private Store store;
    private Receipts receipts;

    @BeforeEach
    void open() {
        store = Store.at(folder.toString(), new Configuration());
        receipts = new Receipts(store, "370982");
    }

    @Test
    void rememberWhoWasErasedAndAreSigned() {
        assertThat(receipts.erased()).isEmpty();
        assertThat(receipts.digest()).isEmpty();

        String path = receipts.add(receipt("a", "b"), KEY);

        assertThat(path).isEqualTo(FOLDER + "0001.json");
        assertThat(receipts.erased()).containsExactly("a", "b");
        assertThat(KEY.verifyingKey().hasSigned(store.read(path), store.read(path + ".sig")))
                .isTrue();
    }

    @Test
    void letAPersonInAgainWhoseReceiptIsTakenAwayAndNeverGiveANumberTwice() {
        receipts.add(receipt("a", "b"), KEY);
        receipts.add(receipt("c", "d"), KEY);
        Optional<String> both = receipts.digest();
        store.delete(FOLDER + "0001.json");

        assertThat(receipts.erased()).containsExactly("c", "d");
        assertThat(receipts.digest()).isPresent().isNotEqualTo(both);
        assertThat(receipts.add(receipt("e", "f"), KEY)).endsWith("0003.json");
    }

    @Test
    void rememberWhatTheTablesForgetWhileAnErasureIsCutOff() {
        Pending.Begun first =
                new Pending.Begun(Map.of("a", Set.of("b")), Map.of("silver/member", 3L), Set.of("lists/1"));
        assertThat(receipts.pending(Set.of("a")).begin(first)).isEqualTo(first);

        Pending again = new Receipts(store, "370982").pending(Set.of("a"));

        assertThat(again.exists()).isTrue();
        assertThat(receipts.pending(Set.of("c")).exists()).isFalse();
        assertThat(again.begin(
                        new Pending.Begun(Map.of("a", Set.of()), Map.of("silver/member", 5L), Set.of("lists/2"))))
                .isEqualTo(new Pending.Begun(first.debtorTokens(), first.versions(), Set.of("lists/1", "lists/2")));
        again.end();
        assertThat(again.exists()).isFalse();
        assertThat(receipts.erased()).isEmpty();
    }

    private static ObjectNode receipt(String token, String debtor) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode();
        receipt.putArray("persons")
                .addObject()
                .put("token", token)
                .putArray("debtor_tokens")
                .add(debtor);
        return receipt;
    }
}
