package precredit.silver;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * What the deliveries say once they are typed and their identities are tokens. {@code dt} is the delivery's date,
 * {@code known_from} the date from which the row counts as known, {@code line} the physical line in its file.
 *
 * <p>A snapshot table holds every delivered snapshot whole. An append table holds every version of every record:
 * {@code record_key} names the record, and of the versions known at a date the one with the highest
 * ({@code version}, {@code dt}, {@code line}) is in force.
 */
public enum SilverTable {
    HOUSEHOLD(
            "One contractor (CBF) in one land snapshot.",
            Kind.SNAPSHOT,
            "household_id STRING, contractor_type STRING, contractor_token STRING"),
    MEMBER(
            "One member of one household (CBF_JTCY) in one land snapshot.",
            Kind.SNAPSHOT,
            "household_id STRING, person_token STRING, debtor_token STRING, relation STRING, note STRING, sex STRING,"
                    + " birth_date DATE, checksum_failed BOOLEAN"),
    PARCEL(
            "One parcel of one household (CBDKXX) in one land snapshot.",
            Kind.SNAPSHOT,
            "household_id STRING, parcel_code STRING, certificate_no STRING, method STRING, area_mu DECIMAL(18,6)"),
    CONTRACT(
            "One land contract (CBHT) in one land snapshot.",
            Kind.SNAPSHOT,
            "contract_no STRING, household_id STRING, method STRING, start_date DATE, end_date DATE,"
                    + " area_mu DECIMAL(18,6), parcel_count DECIMAL(18,6), signed_on DATE"),
    LEASE(
            "One transfer of use (LZHT) in one land snapshot.",
            Kind.SNAPSHOT,
            "lease_no STRING, out_household_id STRING, in_household_id STRING, start_date DATE, end_date DATE,"
                    + " area_mu DECIMAL(18,6)"),
    CANCELLATION(
            "One cancelled certificate (CBJYQZ_QZZX) in one land snapshot.",
            Kind.SNAPSHOT,
            "certificate_no STRING, cancelled_on DATE"),
    SALE(
            "One version of one sale of produce.",
            Kind.APPEND,
            "person_token STRING, buyer STRING, goods STRING, weight_kg DECIMAL(18,6), amount_yuan DECIMAL(18,6),"
                    + " own_sale BOOLEAN"),
    PENALTY(
            "One version of one administrative penalty of one person.",
            Kind.APPEND,
            "person_token STRING, published_until DATE, fine_yuan DECIMAL(18,6)"),
    DEBTOR(
            "One version of one entry in the list of dishonest debtors.",
            Kind.APPEND,
            "debtor_token STRING, performance STRING"),
    SUBSIDY(
            "One version of one subsidy payment to one person.",
            Kind.APPEND,
            "person_token STRING, subsidy_type STRING, area_mu DECIMAL(18,6), amount_yuan DECIMAL(18,6)"),
    FARMER_GRADE(
            "One version of one grade given to one person.",
            Kind.APPEND,
            "person_token STRING, grade STRING, valid_to DATE"),
    LOAN(
            "One version of one loan.",
            Kind.APPEND,
            "loan_id STRING, person_token STRING, product STRING, principal_yuan DECIMAL(18,6), due_on DATE,"
                    + " closed_on DATE"),
    LOAN_MONTH(
            "One version of one month end of one loan.",
            Kind.APPEND,
            "loan_id STRING, balance_yuan DECIMAL(18,6), days_past_due INT, five_class INT"),
    CONSENT(
            "One version of one consent of one person.",
            Kind.APPEND,
            "person_token STRING, scopes STRING, expires_on DATE, revoked_on DATE");

    /** How deliveries of a table add up. */
    public enum Kind {
        SNAPSHOT("county STRING, source STRING, file STRING, dt DATE, known_from DATE, line BIGINT"),
        APPEND("county STRING, source STRING, file STRING, dt DATE, known_from DATE, line BIGINT, event_date DATE,"
                + " record_key STRING, key_hash BIGINT, content_hash BIGINT, version BIGINT");

        private final String columns;

        Kind(String columns) {
            this.columns = columns;
        }
    }

    private final String grain;
    private final Kind kind;
    private final String own;

    SilverTable(String grain, Kind kind, String own) {
        this.grain = grain;
        this.kind = kind;
        this.own = own;
    }

    public String grain() {
        return grain;
    }

    public Kind kind() {
        return kind;
    }

    /** The columns of this table alone, those a source fills. */
    public StructType own() {
        return Parsed.OWN.get(this);
    }

    /** All columns: those every table of this kind has, then its own. */
    public StructType schema() {
        return Parsed.ALL.get(this);
    }

    /** To parse the columns of a table takes longer than to look at a small file of it. */
    private static final class Parsed {
        private static final Map<SilverTable, StructType> OWN = of(table -> table.own);
        private static final Map<SilverTable, StructType> ALL = of(table -> table.kind.columns + ", " + table.own);

        private static Map<SilverTable, StructType> of(Function<SilverTable, String> columns) {
            return Stream.of(values())
                    .collect(Collectors.toMap(table -> table, table -> StructType.fromDDL(columns.apply(table))));
        }
    }
}
