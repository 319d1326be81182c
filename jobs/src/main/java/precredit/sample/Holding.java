package precredit.sample;

import java.util.ArrayList;
import java.util.List;

/** The parcels a household has a contract for. */
final class Holding {
    private static final List<String> OTHER_METHODS =
            List.of("120", "121", "122", "123", "123", "129", "100", "200", "300", "300", "900");

    private Holding() {}

    static List<Parcel> of(String issuer, int sequence, Draw draw) {
        double mu = StrictMath.exp(1.55 + 0.5 * draw.normal());
        int left = (int) Math.max(60, Math.min(4_000, mu * 100));
        int count = Math.min(1 + draw.below(5) + draw.below(2), left / 30);
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            int area = i == count ? left : Math.max(10, left * draw.between(60, 140) / 100 / (count - i + 1));
            String method = draw.chance(0.9) ? "110" : draw.pick(OTHER_METHODS);
            parcels.add(new Parcel(code(issuer, sequence, i), method, area));
            left = Math.max(10, left - area);
        }
        return List.copyOf(parcels);
    }

    /** Two parcels of together five mu. */
    static List<Parcel> steady(String issuer, int sequence) {
        return List.of(
                new Parcel(code(issuer, sequence, 1), "110", 320), new Parcel(code(issuer, sequence, 2), "110", 180));
    }

    private static String code(String issuer, int sequence, int parcel) {
        return issuer + Places.digits(sequence * 10L + parcel, 5);
    }
}
