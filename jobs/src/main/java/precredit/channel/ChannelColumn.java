package precredit.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import precredit.identity.ResidentId;
import precredit.publish.Mask;

/** The columns that a channel may send; there are no others. */
enum ChannelColumn {
    HOUSEHOLD_ID("承包方编码", Sensitivity.CODE),
    NAME("户主姓名", Sensitivity.PERSON),
    ID_NUMBER("证件号码", Sensitivity.PERSON),
    PHONE("联系电话", Sensitivity.PERSON),
    TOWNSHIP_CODE("乡镇代码", Sensitivity.NONE),
    TOWNSHIP("乡镇", Sensitivity.NONE),
    VILLAGE_CODE("村代码", Sensitivity.NONE),
    VILLAGE("村", Sensitivity.NONE),
    GRADE("授信等级", Sensitivity.NONE),
    LIMIT_YUAN("预授信额度，元", Sensitivity.NONE),
    ANNUAL_RATE_PCT("参考年利率，%", Sensitivity.NONE),
    TENOR_MONTHS("期限，月", Sensitivity.NONE),
    VALID_FROM("有效期起", Sensitivity.NONE),
    VALID_TO("有效期止", Sensitivity.NONE),
    CHANGE("变动：new 新增，up 调增，down 调减，kept 维持", Sensitivity.NONE),
    PRIMARY_REASON("主要依据代码", Sensitivity.NONE);

    private final String meaning;
    private final Sensitivity sensitivity;

    /** What a column tells of a person. */
    private enum Sensitivity {
        NONE,
        CODE,
        PERSON
    }

    ChannelColumn(String meaning, Sensitivity sensitivity) {
        this.meaning = meaning;
        this.sensitivity = sensitivity;
    }

    /** The column of this name; any other is an IllegalArgumentException that names the allowed ones. */
    static ChannelColumn named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "column " + name + " may not be sent; allowed are " + allTitles()));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String meaning() {
        return meaning;
    }

    /** Whether it says who somebody is, so that it goes in full only to whom it is encrypted. */
    boolean isPersonal() {
        return sensitivity == Sensitivity.PERSON;
    }

    Masking defaultMasking() {
        return isPersonal() ? Masking.MASKED : Masking.FULL;
    }

    boolean allows(Masking masking) {
        return switch (masking) {
            case FULL, OMITTED -> true;
            case MASKED -> isPersonal();
            case TOKEN -> isPersonal() || sensitivity == Sensitivity.CODE;
        };
    }

    /** The value as it is; null where there is none. */
    Object plain(Approval approval) {
        Object value =
                switch (this) {
                    case HOUSEHOLD_ID -> approval.householdId();
                    case NAME -> approval.name();
                    case ID_NUMBER -> approval.idNumber();
                    case PHONE -> approval.phone();
                    case TOWNSHIP_CODE -> approval.townshipCode();
                    case TOWNSHIP -> approval.township();
                    case VILLAGE_CODE -> approval.villageCode();
                    case VILLAGE -> approval.village();
                    case GRADE -> approval.grade();
                    case LIMIT_YUAN -> approval.limitYuan();
                    case ANNUAL_RATE_PCT -> approval.annualRatePct();
                    case TENOR_MONTHS -> approval.tenorMonths();
                    case VALID_FROM -> approval.validFrom();
                    case VALID_TO -> approval.validTo();
                    case CHANGE -> approval.change();
                    case PRIMARY_REASON -> approval.primaryReason();
                };
        return "".equals(value) ? null : value;
    }

    /** A personal text in part. */
    String masked(String text) {
        return switch (this) {
            case NAME -> text.substring(0, text.offsetByCodePoints(0, 1)) + "**";
            case ID_NUMBER -> Mask.ID_NUMBER.of(ResidentId.normalise(text));
            case PHONE -> Mask.PHONE.of(text);
            default -> throw new IllegalArgumentException(title() + " has no mask");
        };
    }

    ColumnType type(Masking masking) {
        return masking == Masking.TOKEN ? ColumnType.TOKEN.nullableAs(type()) : type();
    }

    private ColumnType type() {
        return switch (this) {
            case HOUSEHOLD_ID -> ColumnType.text("^[0-9]{18}$");
            case NAME, ID_NUMBER, PHONE, TOWNSHIP_CODE, TOWNSHIP, VILLAGE_CODE, VILLAGE -> ColumnType.TEXT_OR_NULL;
            case GRADE, PRIMARY_REASON -> ColumnType.TEXT;
            case LIMIT_YUAN, ANNUAL_RATE_PCT -> ColumnType.AMOUNT;
            case TENOR_MONTHS -> ColumnType.WHOLE;
            case VALID_FROM, VALID_TO -> ColumnType.DATE;
            case CHANGE -> ColumnType.text("^(new|up|down|kept)$");
        };
    }

    private static String allTitles() {
        return Arrays.stream(values()).map(ChannelColumn::title).collect(Collectors.joining(", "));
    }
}
