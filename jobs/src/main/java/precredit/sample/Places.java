package precredit.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import precredit.problem.Problems;

/**
 * Where households are registered: under the codes of their first registration, from the division tables. A small sample
 * fills one town and a few villages elsewhere whose names have changed since; a large one fills the county.
 */
final class Places {
    /** Up to here one town takes them all, as densely as villages are. */
    private static final int ONE_TOWN = 6_000;

    private static final int COMMON_TOWN = 36;
    /** One household in fifty lives where a name has changed. */
    private static final int RENAMED_EVERY = 50;

    private final String region;
    private final String county;
    private final List<Village> villages;
    private final List<Village> renamed;
    private final int households;

    private Places(String region, String county, List<Crossing> crossings, int households) {
        this.region = region;
        this.county = county;
        this.households = households;
        this.villages = households > ONE_TOWN ? villages(crossings) : town(crossings);
        this.renamed = villages(crossings.stream()
                .filter(Crossing::renamed)
                .filter(crossing -> households > ONE_TOWN || !villages.contains(crossing.village()))
                .toList());
    }

    static Places read(SampleRequest request) {
        List<Crossing> crossings = new ArrayList<>();
        for (NamedCsvRecord row : rows(request.divisions(), "divisions_crosswalk_*.csv")) {
            crossings.add(Crossing.of(row));
        }
        List<Crossing> own = crossings.stream()
                .filter(crossing -> crossing.in(request.county()))
                .toList();
        if (own.isEmpty()) {
            throw Problems.noSuchCounty(request.county(), request.divisions().toString(), counties(crossings));
        }
        return new Places(region(request), request.county(), own, request.households());
    }

    /** Province, city and county, as an address begins. */
    String region() {
        return region;
    }

    String county() {
        return county;
    }

    Village village(int household) {
        return isRenamed(household)
                ? renamed.get(household / RENAMED_EVERY % renamed.size())
                : villages.get(villageOf(household));
    }

    /** The first 14 digits of a household's code: its village and its group. */
    String issuer(int household) {
        int group = isRenamed(household) ? 80 : Math.min(79, 1 + (sequence(household) - 1) / 60);
        return village(household).code() + digits(group, 2);
    }

    /** The running number of a household within its village, from 1. */
    int sequence(int household) {
        if (isRenamed(household)) {
            return household / RENAMED_EVERY / renamed.size() + 1;
        }
        return household - firstOf(villageOf(household)) + 1;
    }

    /** Digits with leading zeros, whatever the locale. */
    static String digits(long value, int length) {
        String plain = Long.toString(value);
        return "0".repeat(Math.max(0, length - plain.length())) + plain;
    }

    private boolean isRenamed(int household) {
        return !renamed.isEmpty() && household % RENAMED_EVERY == RENAMED_EVERY - 1;
    }

    private int villageOf(int household) {
        return (int) ((long) household * villages.size() / households);
    }

    private int firstOf(int village) {
        return (int) (((long) village * households + villages.size() - 1) / villages.size());
    }

    private static List<Village> villages(List<Crossing> crossings) {
        return crossings.stream().map(Crossing::village).toList();
    }

    private static List<Village> town(List<Crossing> crossings) {
        Map<String, List<Village>> towns = villages(crossings).stream()
                .collect(Collectors.groupingBy(
                        village -> village.code().substring(0, 9), TreeMap::new, Collectors.toList()));
        return towns.values().stream()
                .min(Comparator.comparingInt(town -> Math.abs(town.size() - COMMON_TOWN)))
                .orElseThrow();
    }

    private static String region(SampleRequest request) {
        return rows(request.divisions(), "divisions_*_" + request.county() + "_townships.csv").stream()
                .findFirst()
                .map(row -> row.getField("province_name") + row.getField("city_name") + row.getField("county_name"))
                .orElse("");
    }

    private static String counties(List<Crossing> crossings) {
        return crossings.stream()
                .map(Crossing::county)
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<NamedCsvRecord> rows(Path folder, String pattern) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(files::add);
            files.sort(Comparator.comparing(file -> file.getFileName().toString()));
            List<NamedCsvRecord> rows = new ArrayList<>();
            for (Path file : files) {
                rows.addAll(rows(file));
            }
            return rows;
        } catch (IOException unreadable) {
            throw Problems.noDivisions(folder.toString(), unreadable.getClass().getSimpleName());
        }
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = reader.stream()) {
            return rows.toList();
        }
    }

    /** One line of a crosswalk: a village at its registration and what its code is called today. */
    private record Crossing(Village village, String newCode, boolean renamed) {
        static Crossing of(NamedCsvRecord row) {
            Village village =
                    new Village(row.getField("old_code_12"), row.getField("old_township"), row.getField("old_village"));
            return new Crossing(
                    village, row.getField("new_code_12"), row.getField("how").equals("same_code_renamed"));
        }

        /** Its county today; unmatched villages count to the county of their old code. */
        String county() {
            return newCode.isEmpty() ? "" : newCode.substring(0, 6);
        }

        boolean in(String wanted) {
            return newCode.isEmpty() ? village.code().startsWith(wanted) : newCode.startsWith(wanted);
        }
    }
}
