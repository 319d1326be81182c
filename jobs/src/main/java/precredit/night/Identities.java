package precredit.night;

import static org.apache.spark.sql.functions.col;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.household.Snapshots;
import precredit.identity.Erased;
import precredit.identity.Seal;
import precredit.lake.Lake;
import precredit.lake.LakeTable;
import precredit.publish.Head;
import precredit.publish.Roll;
import precredit.rows.HeldRows;

/** Opens the identity table, for the heads of listed households and nobody else. */
record Identities(Lake lake, Snapshots inForce, Seal seal) {
    private static final int HOUSEHOLD = 0;
    private static final int PERSON = 1;
    private static final int NAME = 2;
    private static final int ID_NUMBER = 3;
    private static final int PHONE = 4;

    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(UTF8String::fromString, UTF8String::binaryCompare);
    private static final BinaryOperator<Head> FIRST =
            BinaryOperator.minBy(Comparator.comparing(Head::name, BY_BYTES).thenComparing(Head::idNumber, BY_BYTES));

    /**
     * The heads of the listed households of a roll, by household; a ledger names no head of one only where the head was
     * erased. They are looked up now and once, for all who publish them, and opened here alone. Of a head who was delivered
     * twice, with the old and the new form of a number, the smallest is taken.
     */
    Map<String, Head> ofHeads(Roll roll) {
        HashMap<UTF8String, UTF8String> tokens = new HashMap<>();
        Map<String, Head> heads = new HashMap<>();
        roll.listed().forEach(household -> household
                .headToken()
                .ifPresentOrElse(
                        token -> tokens.put(
                                UTF8String.fromString(household.householdId()), UTF8String.fromString(token)),
                        () -> heads.put(household.householdId(), new Head(Erased.WORDS, Erased.WORDS, Erased.WORDS))));
        addOpened(sealed(tokens), heads);
        return heads;
    }

    /** The rows of heads, by their tokens, and those of their households. */
    private HeldRows sealed(HashMap<UTF8String, UTF8String> tokens) {
        return HeldRows.of(
                lake.read(LakeTable.IDENTITY)
                        .where(inForce.include(col("dt")))
                        .select("household_id", "person_token", "name", "id_number", "phone"),
                row -> {
                    UTF8String head = tokens.get(row.getUTF8String(HOUSEHOLD));
                    return head != null
                            && (row.isNullAt(PERSON)
                                    || row.getUTF8String(PERSON).equals(head));
                });
    }

    private void addOpened(HeldRows sealed, Map<String, Head> heads) {
        Map<String, String> phones = new HashMap<>();
        Map<String, Head> persons = new HashMap<>();
        for (int place = 0; place < sealed.count(); place++) {
            InternalRow row = sealed.row(place);
            String household = row.getUTF8String(HOUSEHOLD).toString();
            if (row.isNullAt(PERSON)) {
                phones.merge(household, open(row, PHONE), BinaryOperator.minBy(BY_BYTES));
            } else {
                persons.merge(household, new Head(open(row, NAME), open(row, ID_NUMBER), ""), FIRST);
            }
        }
        persons.forEach((household, person) ->
                heads.put(household, new Head(person.name(), person.idNumber(), phones.getOrDefault(household, ""))));
    }

    /** Empty where nothing was delivered. */
    private String open(InternalRow row, int column) {
        return row.isNullAt(column) ? "" : seal.openText(row.getBinary(column));
    }
}
