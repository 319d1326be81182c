package precredit.sample;

import java.time.LocalDate;
import precredit.sample.Draw.Purpose;

/** Consents: most heads gave one that covers everything, some gave less, some took it back or let it lapse. */
final class Consents {
    private static final String ALL = "land|sales|credit";
    private static final LocalDate OPEN = LocalDate.MAX;

    private final County county;
    private final CountyCredit credit;
    private final LocalDate end;

    Consents(County county, CountyCredit credit) {
        this.county = county;
        this.credit = credit;
        this.end = county.timeline().end();
    }

    void write(Household household, boolean borrows) {
        if (household.plant().isPresent()) {
            plant(household, household.plant().get());
        } else {
            usual(household, borrows, county.draw(Purpose.CONSENT, household.index()));
        }
    }

    private void usual(Household household, boolean borrows, Draw draw) {
        double fate = draw.unit() * (borrows ? 0.91 : 1);
        LocalDate granted = draw.day(county.timeline().historyStart(), end.minusDays(1));
        LocalDate expires = draw.chance(0.25) ? OPEN : granted.plusYears(3);
        Consent full = new Consent(household, household.headOn(granted), ALL, granted, expires);
        if (fate < 0.865) {
            give(draw.chance(0.03) ? full.covering("credit|land|sales") : full, 1);
            renew(household, full, draw);
        } else if (fate < 0.89) {
            give(full.covering(draw.chance(0.6) ? "land|sales" : "land"), 1);
        } else if (fate < 0.91) {
            revoke(full, draw.day(granted, end));
        } else if (fate < 0.925) {
            give(full.until(granted.plusMonths(6)), 1);
        } else if (fate < 0.935 && household.persons().size() > 1) {
            give(new Consent(household, household.persons().get(1), ALL, granted, expires), 1);
        }
    }

    /** Before it runs out, or when the household has a new head. */
    private void renew(Household household, Consent full, Draw draw) {
        LocalDate again = full.expires().equals(OPEN) ? OPEN : full.expires().minusDays(draw.between(1, 40));
        LocalDate changed = household.life().succeededOn().isAfter(full.granted())
                ? household.life().succeededOn()
                : OPEN;
        LocalDate day = again.isBefore(changed) ? again : changed.equals(OPEN) ? again : changed.plusDays(30);
        if (day.isBefore(end) && draw.chance(0.9)) {
            give(new Consent(household, household.headOn(day), ALL, day, day.plusYears(3)), 2);
        }
    }

    private void plant(Household household, Plant plant) {
        LocalDate granted = end.minusDays(250);
        Consent full = new Consent(household, household.founder(), ALL, granted, granted.plusYears(3));
        switch (plant) {
            case NEVER_CONSENTED -> {
                // Nothing is delivered: that is the plant.
            }
            case REVOKED_TODAY -> revoke(full, end);
            case REVOKED_TOMORROW -> announce(full, end.plusDays(1));
            case EXPIRES_TODAY -> give(full.until(end), 1);
            case EXPIRED_YESTERDAY -> give(full.until(end.minusDays(1)), 1);
            case OPEN_ENDED_CONSENT -> give(full.until(OPEN), 1);
            case RENEWED_CONSENT -> {
                give(full.until(end.minusDays(90)), 1);
                give(new Consent(household, household.founder(), ALL, end.minusDays(95), OPEN), 2);
            }
            case PARTIAL_CONSENT -> give(full.covering("land|sales"), 1);
            case CONSENT_IN_TWO_HALVES -> {
                give(full.covering("land|sales"), 1);
                give(full.covering("credit"), 2);
            }
            case SPOUSE_CONSENTED ->
                give(new Consent(household, household.persons().get(1), ALL, granted, granted.plusYears(3)), 1);
            default -> give(full, 1);
        }
    }

    private void give(Consent consent, int running) {
        credit.row(consent.granted(), SampleFile.CONSENT, consent.cells(running, ""));
    }

    /** Delivered when granted and again, as a new version, when taken back. */
    private void revoke(Consent consent, LocalDate day) {
        if (!credit.together(consent.granted(), day)) {
            give(consent, 1);
        }
        credit.row(day, SampleFile.CONSENT, consent.cells(1, day.toString()));
    }

    /** Taken back with notice: told before it is in effect. */
    private void announce(Consent consent, LocalDate day) {
        give(consent, 1);
        credit.row(end, SampleFile.CONSENT, consent.cells(1, day.toString()));
    }

    private record Consent(Household household, Person person, String scopes, LocalDate granted, LocalDate expires) {
        Consent covering(String other) {
            return new Consent(household, person, other, granted, expires);
        }

        Consent until(LocalDate day) {
            return new Consent(household, person, scopes, granted, day);
        }

        String[] cells(int running, String revoked) {
            return new String[] {
                "SQ" + Places.digits(household.index(), 7) + running,
                person.id(),
                scopes,
                granted.toString(),
                Written.orNothing(expires),
                revoked
            };
        }
    }
}
