package precredit.sample;

import java.time.Month;
import java.util.List;

/**
 * What is grown: the code and name under which it is sold, what a mu yields in a year, its price at the gate and how the
 * sales of a year spread over the months.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of cannot change.
enum Crop {
    TOMATO("tomato", "番茄", 8_000, 170, 11, 12, 12, 12, 9, 5, 0, 0, 0, 2, 8, 11),
    CUCUMBER("cucumber", "黄瓜", 9_000, 160, 12, 12, 13, 12, 9, 4, 0, 0, 0, 3, 8, 12),
    PEPPER("pepper", "辣椒", 5_000, 220, 6, 6, 8, 10, 12, 12, 9, 6, 4, 6, 9, 8),
    APPLE("apple", "苹果", 2_160, 280, 13, 10, 11, 10, 9, 5, 1, 0, 2, 16, 12, 11),
    PEACH("peach", "桃", 2_500, 190, 0, 0, 0, 0, 1, 14, 34, 36, 15, 0, 0, 0),
    PEANUT("peanut", "花生", 300, 310, 5, 3, 2, 1, 0, 0, 0, 3, 26, 34, 18, 8),
    WHEAT("wheat", "小麦", 430, 125, 2, 2, 2, 3, 2, 38, 26, 12, 5, 4, 2, 2),
    MAIZE("maize", "玉米", 430, 115, 6, 4, 3, 3, 2, 2, 2, 2, 4, 36, 24, 12);

    private final String code;
    private final String title;
    private final int kgPerMu;
    private final int fenPerJin;
    private final List<Integer> shareByMonth;

    Crop(String code, String title, int kgPerMu, int fenPerJin, Integer... shareByMonth) {
        this.code = code;
        this.title = title;
        this.kgPerMu = kgPerMu;
        this.fenPerJin = fenPerJin;
        this.shareByMonth = List.of(shareByMonth);
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    int kgPerMu() {
        return kgPerMu;
    }

    int fenPerJin() {
        return fenPerJin;
    }

    /** The share of a year's sales that falls into a month. */
    double share(Month month) {
        double all = shareByMonth.stream().mapToInt(Integer::intValue).sum();
        return shareByMonth.get(month.getValue() - 1) / all;
    }
}
