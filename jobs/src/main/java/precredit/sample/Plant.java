package precredit.sample;

import static precredit.sample.Expectation.off;
import static precredit.sample.Expectation.on;

/** What a planted household is there to prove, and what any correct night must say of it. */
@SuppressWarnings("ImmutableEnumChecker") // An expectation holds only lists that cannot change.
enum Plant {
    TWO_HEADS("two members carry relation 02: the head is unclear", on("excluded", "NO_CONSENT", "HEAD_UNCLEAR")),
    NO_HEAD("nobody is head by relation or contractor's ID", on("excluded", "NO_CONSENT", "HEAD_UNCLEAR")),
    HEAD_BY_CONTRACTOR_ID("no relation 02 or 01, the contractor's ID names the head", on().without("HEAD_UNCLEAR")),
    HEAD_BY_SELF("relation 01 makes the head when there is no 02", on().without("HEAD_UNCLEAR")),
    RELATION_IN_WORDS("a relation written in words is read as no head", on().without("HEAD_UNCLEAR")),
    DEAD_HEAD("the head is dead and nobody followed", on("HEAD_DECEASED")),
    DEAD_MEMBER_SELLS("a dead member is not counted, his sales are", on().without("HEAD_DECEASED")),
    TWIN_ONE("shares a member with TWIN_TWO", on("PERSON_IN_TWO_HOUSEHOLDS")),
    TWIN_TWO("shares a member with TWIN_ONE", on("PERSON_IN_TWO_HOUSEHOLDS")),
    GHOST_TWIN("shares a member with a household that is off the roll", on().without("PERSON_IN_TWO_HOUSEHOLDS")),
    GHOST("all certificates cancelled, one member lives on in GHOST_TWIN", off()),
    WRONG_CHECK_DIGIT("the head's check digit fails", on("ID_CHECKSUM")),
    MEMBER_WRONG_CHECK_DIGIT("a member's check digit fails, not the head's", on().without("ID_CHECKSUM")),
    FIFTEEN_DIGITS("15 digits in the registry, 18 everywhere else: the same person", on().without("ID_CHECKSUM")),
    LOWER_CASE_X("a lower-case x in the registry", on().without("ID_CHECKSUM")),
    LEADING_APOSTROPHE("an apostrophe before the ID", on().without("ID_CHECKSUM")),
    FULL_WIDTH_ID("full-width digits in the ID", on().without("ID_CHECKSUM")),
    TRAILING_BLANKS("blanks behind the ID and the name", on().without("ID_CHECKSUM")),
    FULL_WIDTH_CODE("members' rows with a full-width household code", on().without("HEAD_UNCLEAR")),
    NAME_WITH_EQUALS("a name that a spreadsheet would compute", on()),
    NAME_WITH_PLUS("a name that a spreadsheet would compute", on()),
    NAME_WITH_MINUS("a name that a spreadsheet would compute", on()),
    NAME_WITH_AT("a name that a spreadsheet would compute", on()),
    RARE_NAME("characters that only GB18030 can write, with four bytes", on()),
    HEAD_SEVENTEEN("eighteen tomorrow", on("HEAD_AGE")),
    HEAD_EIGHTEEN("eighteen today", on().without("HEAD_AGE")),
    HEAD_SIXTY_FIVE("sixty-six tomorrow", on().without("HEAD_AGE")),
    HEAD_SIXTY_SIX("sixty-six today", on("HEAD_AGE")),
    LEAP_DAY_HEAD("born on 29 February", on().without("HEAD_AGE")),
    CHILD_WITHOUT_ID_CARD("a child with a household register number: no age, still a member", on()),
    COOPERATIVE("contractor type 3, numbered 9001 and above", off()),
    INDIVIDUAL("contractor type 2, numbered 8001 and above", off()),
    VILLAGE_PLACEHOLDER("type 1 but numbered above 8000: the village's own land", off()),
    NO_PARCEL("a contractor without any parcel", off()),
    CANCELLED_TODAY("its certificate is cancelled on the night itself", off()),
    CANCELLED_TOMORROW("its certificate is cancelled the day after", on()),
    ONE_CERTIFICATE_CANCELLED("one of two certificates is cancelled: only the other's land counts", on()),
    NOTHING_TO_ASSESS("land acquired by method 900 only, no sale, no loan", on("no_data", "NOTHING_TO_ASSESS")),
    HALF_A_CENTIMU("areas only in square metres that end in exactly half a hundredth of a mu", on()),
    MOSTLY_SQUARE_METRES("areas in mu left empty", on()),
    VANISHED_VILLAGE("a village code that no table knows: the old code stays", on()),
    LEASE_ENDS_TODAY("a lease counts on its last day, the one that ended yesterday does not", on()),
    LEASE_FROM_ELSEWHERE("rents from a household of the next county", on()),
    NEVER_CONSENTED("no consent at all", on("excluded", "NO_CONSENT")),
    REVOKED_TODAY("consent revoked on the night itself", on("excluded", "NO_CONSENT")),
    REVOKED_TOMORROW("consent revoked from tomorrow on", on().without("NO_CONSENT")),
    EXPIRES_TODAY("consent counts on its last day", on().without("NO_CONSENT")),
    EXPIRED_YESTERDAY("consent expired the day before", on("excluded", "NO_CONSENT")),
    OPEN_ENDED_CONSENT("consent without an end", on().without("NO_CONSENT")),
    RENEWED_CONSENT("an expired consent and a new one", on().without("NO_CONSENT")),
    PARTIAL_CONSENT("land and sales but not credit", on("excluded", "NO_CONSENT")),
    CONSENT_IN_TWO_HALVES("two consents that only together cover all scopes", on("excluded", "NO_CONSENT")),
    SPOUSE_CONSENTED("the spouse consented, the head did not", on("excluded", "NO_CONSENT")),
    OVER_CAPACITY("sells more than its land can bear", on("SALES_EXCEED_CAPACITY")),
    DEALER("a dealer's volumes on a farmer's ID are not own production", on().without("SALES_EXCEED_CAPACITY")),
    REVOKED_BILLS("every bill is revoked later: no sales", on()),
    CORRECTED_BILL("one bill whose weight is corrected later", on()),
    OPEN_BILL("one bill that is never settled: no sales", on()),
    UNPAID_BILL("one bill in state 7: no sales", on()),
    NEWER_VERSION_FIRST("both versions of a bill in one file, the newer one first", on()),
    WINDOW_EDGE("one sale twelve months ago to the day, which is out, and one a day later, which is in", on()),
    VOIDED_PURCHASE("every purchase of the cooperative is voided later", on()),
    OVERDUE("an open loan is overdue", on("declined", "OVERDUE_NOW")),
    CURED("was overdue once, is not now", on().without("OVERDUE_NOW")),
    OVERDUE_RESTATED("overdue in the first report of a month, restated to nothing", on().without("OVERDUE_NOW")),
    SUBSTANDARD("a month in class 3 within two years", on("declined", "CLASS_SUBSTANDARD")),
    SUBSTANDARD_LONG_AGO("class 3 more than two years ago", on().without("CLASS_SUBSTANDARD")),
    CLOSED_TODAY("a loan closed on the night itself is not open", on().without("OVERDUE_NOW")),
    LOAN_WITHOUT_MONTHS("a loan of which no month was ever reported", on().without("OVERDUE_NOW")),
    DISHONEST("a member is listed as a dishonest debtor", on("DISHONEST_DEBTOR")),
    DISHONEST_PAID("the debtor has paid since", on().without("DISHONEST_DEBTOR")),
    NAMESAKE("a listed debtor of the same name, another number", on().without("DISHONEST_DEBTOR")),
    PENALTY("a penalty still published", on("PENALTY_IN_FORCE")),
    PENALTY_LAST_DAY("a penalty on the last day of its publication", on("PENALTY_IN_FORCE")),
    PENALTY_OPEN_ENDED("a penalty without an end of publication", on("PENALTY_IN_FORCE")),
    PENALTY_OVER("its publication ended yesterday", on().without("PENALTY_IN_FORCE"));

    private final String proves;
    private final Expectation expectation;

    Plant(String proves, Expectation expectation) {
        this.proves = proves;
        this.expectation = expectation;
    }

    String proves() {
        return proves;
    }

    Expectation expectation() {
        return expectation;
    }
}
