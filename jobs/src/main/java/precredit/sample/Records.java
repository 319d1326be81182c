package precredit.sample;

import java.time.LocalDate;
import java.util.List;
import precredit.sample.Draw.Purpose;

/** Subsidies, grades, penalties and court entries of a household, and those of strangers in the same files. */
final class Records {
    private static final List<String> OFFENCES = List.of("违规占用耕地", "焚烧秸秆", "超载运输", "销售不合格农产品", "无证砍伐林木", "违反动物防疫规定");
    private static final List<String> GRADES = List.of("A", "A", "AA", "AA", "AAA");

    private final County county;
    private final CountyCredit credit;
    private final LocalDate first;
    private final LocalDate end;

    Records(County county, CountyCredit credit) {
        this.county = county;
        this.credit = credit;
        this.first = county.timeline().historyStart();
        this.end = county.timeline().end();
    }

    void write(Household household) {
        Draw draw = county.draw(Purpose.RECORDS, household.index());
        if (!household.code().isEmpty() && !household.is(Plant.NOTHING_TO_ASSESS)) {
            subsidies(household, draw);
            grades(household, draw);
        }
        if (household.plant().isPresent()) {
            plant(household, household.plant().get());
            return;
        }
        double carelessness = StrictMath.exp(-0.6 * household.traits().discipline());
        if (draw.chance(Math.min(0.3, 0.035 * carelessness))) {
            LocalDate day = draw.day(first, end.minusDays(1));
            LocalDate until = draw.pick(List.of(day.plusMonths(3), day.plusYears(1), day.plusYears(3), LocalDate.MAX));
            penalty(household.headOn(day), number(household), day, until);
        }
        if (draw.chance(Math.min(0.1, 0.006 * carelessness))) {
            LocalDate published = draw.day(first, end.minusDays(60));
            Person debtor = household.headOn(published);
            debtor(debtor, number(household), published, draw.chance(0.7) ? "全部未履行" : "部分未履行");
            if (draw.chance(0.3)) {
                debtor(debtor, number(household), published.plusDays(40), "全部已履行");
            }
        }
    }

    /** Companies that were fined and debtors from elsewhere: none of them matches anyone here. */
    void writeStrangers() {
        Draw draw = county.draw(Purpose.RECORDS, -1);
        int count = 3 + county.households() / 12;
        for (int i = 0; i < count; i++) {
            LocalDate day = draw.day(first, end.minusDays(1));
            String number = "S" + Places.digits(i, 6);
            company(number, day, draw.below(100_000));
            int index = 2 * county.households() + i;
            Person person = Family.of(index, county.draw(Purpose.OUTSIDERS, index), county.timeline())
                    .get(0);
            debtor(person, number, day, draw.chance(0.8) ? "全部未履行" : "全部已履行");
        }
    }

    private void subsidies(Household household, Draw draw) {
        boolean entitled = draw.chance(0.9);
        Spelling spelling = draw.chance(0.01) ? Spelling.LEADING_APOSTROPHE : Spelling.PLAIN;
        for (int year = first.getYear() - 1; year <= end.getYear(); year++) {
            LocalDate paid = LocalDate.of(year, 6, 5).plusDays(draw.below(20));
            Person payee = household.headOn(paid);
            int yuanPerMu = 125 + year % 3;
            long area = household.ownCentimu();
            if (entitled && area > 0 && household.liveOn(paid)) {
                credit.row(
                        paid,
                        SampleFile.SUBSIDY,
                        "GD" + year + household.issuer().substring(6, 9),
                        payee.name(),
                        spelling.of(payee.id()),
                        "耕地地力保护补贴",
                        Written.cents(area),
                        Written.cents(area * yuanPerMu),
                        paid.toString());
            }
        }
    }

    private void grades(Household household, Draw draw) {
        boolean graded = draw.chance(0.6);
        double standing = household.traits().discipline() + draw.normal();
        String grade = GRADES.get((int) Math.max(0, Math.min(4, 2 + 1.5 * standing)));
        for (int year = first.getYear(); year <= end.getYear() && graded; year += 2) {
            LocalDate assessed = LocalDate.of(year, 11, 1).plusDays(draw.below(50));
            credit.row(
                    assessed,
                    SampleFile.FARMER_GRADE,
                    household.headOn(assessed).id(),
                    grade,
                    assessed.toString(),
                    assessed.plusYears(2).toString());
        }
    }

    private void plant(Household household, Plant plant) {
        Person head = household.founder();
        String number = number(household);
        LocalDate day = end.minusDays(150);
        switch (plant) {
            case DISHONEST -> debtor(household.persons().get(1), number, day, "全部未履行");
            case DISHONEST_PAID -> {
                debtor(head, number, day, "部分未履行");
                debtor(head, number, day.plusDays(90), "全部已履行");
            }
            case NAMESAKE -> debtor(head.numbered(otherNumber(head)), number, day, "全部未履行");
            case PENALTY -> penalty(head, number, day, end.plusDays(200));
            case PENALTY_LAST_DAY -> penalty(head, number, day, end);
            case PENALTY_OPEN_ENDED -> penalty(head, number, day, LocalDate.MAX);
            case PENALTY_OVER -> penalty(head, number, day, end.minusDays(1));
            default -> {
                // Nothing on record.
            }
        }
    }

    private void penalty(Person person, String number, LocalDate day, LocalDate until) {
        int fine = 2 + (int) (day.toEpochDay() % 40);
        credit.row(
                day,
                SampleFile.ADMIN_PENALTY,
                person.name(),
                "自然人",
                "1",
                person.id(),
                "新农罚〔" + day.getYear() + "〕" + number + "号",
                OFFENCES.get((int) (day.toEpochDay() % OFFENCES.size())),
                fine % 3 == 0 ? "警告\n罚款" : "罚款",
                fine / 10 + "." + fine % 10,
                day.toString(),
                Written.orNothing(until),
                Written.orNothing(until),
                "责令改正,处以罚款");
    }

    /** Its credit code holds the letter O, which no real one does. */
    private void company(String number, LocalDate day, int register) {
        credit.row(
                day,
                SampleFile.ADMIN_PENALTY,
                "样例农产品（" + number + "）有限公司",
                "法人及非法人组织",
                "3",
                "91370982MAOOO" + Places.digits(register, 5),
                "新市监罚〔" + day.getYear() + "〕" + number + "号",
                "销售不合格农产品",
                "罚款",
                register % 9 + ".5",
                Written.compact(day),
                "",
                day.plusYears(1).toString(),
                "没收违法所得");
    }

    /** An entry as its court published it; the same case again is a new version of it. */
    private void debtor(Person person, String number, LocalDate published, String performance) {
        credit.row(
                published,
                SampleFile.DISHONEST_DEBTOR,
                person.name(),
                "(2023)鲁0982执" + number + "号",
                IdNumber.masked(person.id()),
                "20230315",
                Written.inLongWords(published),
                performance,
                "0");
    }

    private static String number(Household household) {
        return Places.digits(household.index(), 7);
    }

    /** Same name, other digits where the court shows them. */
    private static String otherNumber(Person person) {
        String id = person.id();
        int year = person.birth().getYear() - 1;
        return id.substring(0, 6) + year + id.substring(10);
    }
}
