package precredit.model.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import precredit.feature.Direction;
import precredit.model.Input;
import precredit.model.LabelledLoans;
import precredit.model.ModelCard;
import precredit.model.ModelSettings;
import precredit.model.TreeTrainer;
import precredit.model.table.Rows;

/** An invented county: {@code HOUSEHOLDS} households, of whom every second borrowed three times in two years. */
public final class SomeStudy {
    public static final int HOUSEHOLDS = 1_200;

    public static final List<Input> INPUTS = List.of(
            new Input("sales", "近12个月销售额", "元", Direction.HIGHER_IS_SAFER),
            new Input("area", "承包地面积", "亩", Direction.UNDECLARED),
            new Input("character", "无意义的数", "", Direction.UNDECLARED));

    static final Scale SCALE = new Scale(
            List.of(new Scale.Grade("A", 0.1), new Scale.Grade("B", 0.2), new Scale.Grade("C", 0.35)), 0.35, 20);

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final LocalDate TONIGHT = LocalDate.of(2026, 6, 30);

    private SomeStudy() {}

    /** One household: what is known of it. */
    record Household(double sales, double area, double character) {}

    /** How likely a household's loans go bad. */
    interface Risk extends ToDoubleFunction<Household> {}

    /** The study of a county in which little is sold by those who do not pay back. */
    public static Study study() {
        return study(household -> household.sales() < 20_000 ? 0.4 : 0.05);
    }

    static Study study(Risk risk) {
        LabelledLoans loans = loans(risk, new Random(1));
        return Study.of(
                new Study.Subject(
                        TreeTrainer.train(loans, settings()),
                        loans,
                        loans,
                        new ModelCard.LabelCounts(loans.goods() + 7, loans.bads() + 2, 31, 50, 13)),
                new Study.Means(settings(), SCALE, () -> baseline(), () -> Optional.of(county(new Random(2)))));
    }

    /** A model that knows the sales alone. */
    private static Scorer baseline() {
        return rows -> IntStream.range(0, rows.count())
                .mapToDouble(row -> 1 / (1 + rows.value(0, row) / 10_000))
                .toArray();
    }

    static ModelSettings settings() {
        return new ModelSettings(
                Optional.empty(),
                90,
                INPUTS,
                new ModelSettings.Growth(6, 32, 6, 30, 20, 254, 42),
                new ModelSettings.HoldOut(0.25, 20),
                new ModelSettings.GateSettings(20, 5, 0.55, 20, 0.02, 0.95));
    }

    static LabelledLoans loans(Risk risk, Random random) {
        int loans = HOUSEHOLDS / 2 * 3;
        double[][] values = new double[INPUTS.size()][loans];
        byte[] bad = new byte[loans];
        List<String> ids = new ArrayList<>();
        List<String> households = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (int loan = 0; loan < loans; loan++) {
            int number = loan / 3 * 2;
            Household household = household(number);
            set(values, loan, household);
            bad[loan] = (byte) (random.nextDouble() < risk.applyAsDouble(household) ? 1 : 0);
            ids.add("LOAN%06d".formatted(loan));
            households.add(id(number));
            days.add(FIRST.plusDays(random.nextInt(730)));
        }
        return new LabelledLoans(
                ids,
                households,
                days,
                new Rows(INPUTS.stream().map(Input::column).toList(), values, bad));
    }

    /** Every third head is a woman, every tenth household does not consent, twelve live in a small township. */
    static County county(Random random) {
        double[][] values = new double[INPUTS.size()][HOUSEHOLDS];
        boolean[] consents = new boolean[HOUSEHOLDS];
        for (int place = 0; place < HOUSEHOLDS; place++) {
            set(values, place, household(place));
            consents[place] = random.nextInt(10) > 0;
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("township", named(place -> place < 12 ? "小镇" : place % 2 == 0 ? "甲镇" : "乙<镇"));
        groups.put("sex", named(place -> place % 3 == 0 ? "女" : "男"));
        return new County(
                TONIGHT,
                IntStream.range(0, HOUSEHOLDS).mapToObj(SomeStudy::id).toList(),
                new Rows(INPUTS.stream().map(Input::column).toList(), values, new byte[HOUSEHOLDS]),
                consents,
                groups);
    }

    private static List<String> named(java.util.function.IntFunction<String> name) {
        return IntStream.range(0, HOUSEHOLDS).mapToObj(name).toList();
    }

    private static String id(int number) {
        return "3709821102010%05d".formatted(number);
    }

    private static Household household(int number) {
        Random random = new Random(1_000L + number);
        return new Household(random.nextInt(60_000), random.nextInt(40), random.nextGaussian());
    }

    private static void set(double[][] values, int row, Household household) {
        values[0][row] = household.sales();
        values[1][row] = household.area();
        values[2][row] = household.character();
    }
}
