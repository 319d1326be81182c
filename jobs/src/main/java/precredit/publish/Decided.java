package precredit.publish;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import precredit.policy.Change;
import precredit.policy.Outcome;
import precredit.policy.Rule;

/** What was decided on one household of a roll, and what a review made of that. */
public final class Decided {
    private static final Map<UTF8String, Rule> RULES = byCode(Rule.values(), Rule::name);
    private static final Map<UTF8String, Outcome> OUTCOMES = byCode(Outcome.values(), Outcome::code);
    private static final Map<UTF8String, Change> CHANGES = byCode(Change.values(), Change::code);

    private final InternalRow row;
    private final StructType columns;

    Decided(InternalRow row, StructType columns) {
        this.row = row;
        this.columns = columns;
    }

    private static <T> Map<UTF8String, T> byCode(T[] all, Function<T, String> code) {
        return Stream.of(all).collect(Collectors.toMap(one -> UTF8String.fromString(code.apply(one)), one -> one));
    }

    public String householdId() {
        return text(LedgerField.HOUSEHOLD_ID);
    }

    public String townshipCode() {
        return text(LedgerField.TOWNSHIP_CODE);
    }

    public String township() {
        return text(LedgerField.TOWNSHIP);
    }

    public String villageCode() {
        return text(LedgerField.VILLAGE_CODE);
    }

    public String village() {
        return text(LedgerField.VILLAGE);
    }

    /** What policy decided. */
    public Outcome outcome() {
        return OUTCOMES.get(utf8(LedgerField.OUTCOME));
    }

    /** What it is after a review; empty where there was none. */
    public Optional<Outcome> reviewedOutcome() {
        return Optional.ofNullable(utf8(LedgerField.REVIEWED_OUTCOME)).map(OUTCOMES::get);
    }

    public Rule primaryReason() {
        return rule(utf8(LedgerField.PRIMARY_REASON));
    }

    public List<Rule> reasons() {
        ArrayData reasons = row.getArray(LedgerField.REASONS.place());
        return IntStream.range(0, reasons.numElements())
                .mapToObj(place -> rule(reasons.getUTF8String(place)))
                .toList();
    }

    /** One to each reason, in UTF-8. */
    public byte[] sentence(int reason) {
        return row.getArray(LedgerField.SENTENCES.place()).getUTF8String(reason).getBytes();
    }

    /** The sentence of the primary reason. */
    public String basis() {
        return row.getArray(LedgerField.SENTENCES.place())
                .getUTF8String(reasons().indexOf(primaryReason()))
                .toString();
    }

    /** Empty where the household was not assessed. */
    public Optional<Double> pd() {
        return isNull(LedgerField.PD) ? Optional.empty() : Optional.of(row.getDouble(LedgerField.PD.place()));
    }

    /** Whether the model was asked. */
    public boolean isAssessed() {
        return !isNull(LedgerField.LEAF_ID);
    }

    public String grade() {
        return text(LedgerField.GRADE);
    }

    public BigDecimal annualRatePct() {
        return number(LedgerField.ANNUAL_RATE_PCT);
    }

    public int tenorMonths() {
        return row.getInt(LedgerField.TENOR_MONTHS.place());
    }

    public LocalDate validFrom() {
        return date(LedgerField.VALID_FROM);
    }

    public LocalDate validTo() {
        return date(LedgerField.VALID_TO);
    }

    /** Against the list before; empty where it stands on neither. */
    public Optional<Change> change() {
        return Optional.ofNullable(utf8(LedgerField.CHANGE)).map(CHANGES::get);
    }

    /** Whether the list names it: approved by policy and not refused in review. */
    public boolean isListed() {
        return row.getBoolean(LedgerField.IS_LISTED.place());
    }

    /** Whether policy approves it and reviewers refuse it. */
    public boolean isRefused() {
        return row.getBoolean(LedgerField.IS_REFUSED.place());
    }

    /** The limit that holds. */
    public BigDecimal limitYuan() {
        return number(LedgerField.LISTED_LIMIT_YUAN);
    }

    /** The token of the head of a listed household; empty where the head was erased. */
    public Optional<String> headToken() {
        return Optional.ofNullable(utf8(LedgerField.HEAD_TOKEN)).map(UTF8String::toString);
    }

    /** A figure on the way to the limit: factor, cap_yuan, balance_yuan or before_rounding_yuan. */
    public BigDecimal limitPart(String name) {
        return number(LedgerField.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** A text as the row holds it, null where there is none. */
    UTF8String utf8(LedgerField field) {
        return isNull(field) ? null : row.getUTF8String(field.place());
    }

    private static Rule rule(UTF8String code) {
        Rule rule = RULES.get(code);
        return rule == null ? Rule.valueOf(code.toString()) : rule;
    }

    private boolean isNull(LedgerField field) {
        return row.isNullAt(field.place());
    }

    private String text(LedgerField field) {
        return row.getUTF8String(field.place()).toString();
    }

    private BigDecimal number(LedgerField field) {
        DecimalType type = (DecimalType) columns.fields()[field.place()].dataType();
        return row.getDecimal(field.place(), type.precision(), type.scale()).toJavaBigDecimal();
    }

    private LocalDate date(LedgerField field) {
        return LocalDate.ofEpochDay(row.getInt(field.place()));
    }

    @Override
    public String toString() {
        return "household " + householdId();
    }
}
