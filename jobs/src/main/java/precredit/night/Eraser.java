package precredit.night;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import precredit.delivery.Intake;
import precredit.identity.Keys;
import precredit.identity.Tokens;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.problem.Problems;
import precredit.publish.ErasedPersons;
import precredit.publish.Mask;

/**
 * Erases persons from a county: published files first, then tables, then their history, the signed receipt last. One that
 * was cut off is repeated whole and finds what is left.
 *
 * @param intakeWithout how deliveries are read without the persons of these tokens
 */
record Eraser(Lake lake, ErasedLists lists, Receipts receipts, Keys keys, Function<Set<String>, Intake> intakeWithout) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an erasure found: rows by table, and what became of published folders. */
    record Done(String receipt, boolean found, Map<String, Long> rows, Map<String, Object> published) {
        String words() {
            return !found
                    ? "nothing was found; " + receipt + " says so"
                    : rows.size() + " tables and " + published.size() + " published folders; " + receipt;
        }
    }

    /** Erases the persons of these normalised numbers. */
    Done run(List<String> numbers) {
        if (keys.signature().isEmpty()) {
            throw Problems.noSigningKey();
        }
        Tokens tokens = new Tokens(keys.token());
        Set<String> persons = numbers.stream().map(tokens::person).collect(Collectors.toCollection(TreeSet::new));
        ErasedPersons shown = new ErasedPersons(
                Erasing.households(lake, persons),
                numbers.stream().map(Mask.ID_NUMBER::of).collect(Collectors.toSet()));
        lists.check(shown);
        Erasing.check(lake, intakeWithout.apply(persons));
        Pending pending = receipts.pending(persons);
        boolean wasCutOff = pending.exists();
        Pending.Begun begun =
                pending.begin(new Pending.Begun(Erasing.debtorTokens(lake, persons), versions(), lists.folders(shown)));
        Map<String, Set<String>> debtors = begun.debtorTokens();
        Map<String, Object> published = lists.erase(shown, persons);
        begun.published()
                .forEach(folder ->
                        published.putIfAbsent(folder, "written anew, and its channels, before this was cut off"));
        Map<String, Long> rows = new Erasing(lake, intakeWithout.apply(all(debtors)), debtors).run();
        boolean found =
                !rows.isEmpty() || !published.isEmpty() || !begun.versions().equals(versions());
        Map<String, Long> files = wasCutOff || !rows.isEmpty() ? forgetHistory() : Map.of();
        ObjectNode receipt = receipt(debtors);
        receipt.put("found", found).put("cut_off_before", wasCutOff);
        receipt.set("tables", tables(begun.versions(), rows, files));
        receipt.set("published", JSON.valueToTree(published));
        String path = receipts.add(receipt, keys.signing());
        pending.end();
        return new Done(path, found, rows, published);
    }

    private ArrayNode tables(Map<String, Long> before, Map<String, Long> rows, Map<String, Long> files) {
        Map<String, Long> after = versions();
        ArrayNode tables = JSON.createArrayNode();
        before.forEach((path, version) -> {
            if (!version.equals(after.get(path))) {
                tables.addObject()
                        .put("table", path)
                        .put("version_before", version)
                        .put("version_after", after.get(path))
                        .put("rows", rows.getOrDefault(path, 0L))
                        .put("files_removed", files.getOrDefault(path, 0L));
            }
        });
        return tables;
    }

    private Set<String> all(Map<String, Set<String>> debtors) {
        Set<String> all = new TreeSet<>(receipts.erased());
        all.addAll(debtors.keySet());
        debtors.values().forEach(all::addAll);
        return all;
    }

    private Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        LakeTable.ofPersons().forEach(table -> versions.put(table.path(), lake.version(table)));
        return versions;
    }

    private Map<String, Long> forgetHistory() {
        Map<String, Long> files = new TreeMap<>();
        LakeTable.ofPersons().forEach(table -> files.put(table.path(), lake.forgetHistory(table)));
        return files;
    }

    private ObjectNode receipt(Map<String, Set<String>> debtors) {
        ObjectNode receipt = JsonNodeFactory.instance.objectNode().put("county", receipts.county());
        ArrayNode persons = receipt.putArray("persons");
        debtors.forEach((person, tokens) -> {
            ArrayNode asDebtor = persons.addObject().put("token", person).putArray("debtor_tokens");
            tokens.forEach(asDebtor::add);
        });
        return receipt.put(
                "kept",
                "published decisions on the household, with 已删除 in place of name, number and phone; delivered rows in"
                        + " quarantine without their content");
    }
}
