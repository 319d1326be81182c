package precredit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import precredit.publish.Sha256;

/** The people of a landing zone, whom no file of a storage root may show. Bytes that show none are not searched again. */
final class Bystanders {
    private final IdentityNumbers numbers;
    private final NamesAndPhones persons;
    private final Set<Searched> innocent = new HashSet<>();

    /** Bytes, how they are unpacked, and whether names may stand in them. */
    private record Searched(String sha256, boolean gzip, boolean workbook, boolean list) {}

    Bystanders(Path landing) {
        this.numbers = IdentityNumbers.in(landing);
        this.persons = NamesAndPhones.in(landing);
    }

    /** No number anywhere; a name or phone nowhere but in a list, which names those on it, and in the copy kept to replay. */
    void assertAreNotIn(Path root) {
        Map<Path, String> hashes = new HashMap<>();
        FileText.files(root).forEach(file -> hashes.put(root.relativize(file), sha256(file)));
        Set<String> lists = new HashSet<>();
        hashes.forEach((file, hash) -> {
            if (file.startsWith("lists")) {
                lists.add(hash);
            }
        });
        hashes.forEach((file, hash) -> {
            boolean list = file.startsWith("lists") || (file.startsWith("runs/content") && lists.contains(hash));
            String name = file.toString();
            Searched searched = new Searched(hash, name.contains(".gz"), name.contains(".xlsx"), list);
            if (!innocent.contains(searched)) {
                assertAreNotIn(name, FileText.of(root.resolve(file)), list);
                innocent.add(searched);
            }
        });
    }

    private void assertAreNotIn(String name, String text, boolean list) {
        assertThat(numbers.isIn(text)).as("a number in " + name).isFalse();
        if (!list) {
            assertThat(persons.foundIn(text)).as(name).isEmpty();
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
