package precredit.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import precredit.sample.SampleRequest;

/**
 * What a night costs for each household when several counties share a lake. They are small, so few loans bear a model as
 * strict as the default one.
 */
record Growth(BiFunction<String, List<String>, Timed> launcher, Plan plan, Consumer<String> progress) {
    private static final LocalDate NIGHT = SampleRequest.LAST_DAY;
    private static final List<String> LENIENT = List.of(
            "--set", "model.growth.min-rows-per-leaf=4",
            "--set", "model.gates.min-goods=5",
            "--set", "model.gates.min-bads=1",
            "--set", "model.hold-out.min-bads=1");

    void run(Results results) {
        List<County> counties = new ArrayList<>();
        TreeMap<Integer, Path> lakes = new TreeMap<>();
        Path growing = plan.work().resolve("storage-counties");
        Folders.delete(growing);
        for (int count : plan.counties()) {
            while (counties.size() < count) {
                County county = County.further(
                        counties.size() + 1,
                        plan.home(),
                        plan.work(),
                        plan.householdsPerCounty(),
                        plan.days(),
                        progress);
                progress.accept("the lake of the date before, county " + county.code());
                night(county, growing, NIGHT.minusDays(1));
                counties.add(county);
            }
            lakes.put(count, Folders.copied(growing, plan.work().resolve("storage-counties-" + count)));
        }
        lakes.forEach((count, lake) -> results.grown(count, series(counties.subList(0, count), lake)));
        Stream.concat(Stream.of(growing), lakes.values().stream()).forEach(Folders::delete);
    }

    /** A run is the nights of all counties, one after the other on a fresh copy of the lake. */
    private Series series(List<County> counties, Path lake) {
        List<Timed> runs = new ArrayList<>();
        for (int run = 1; run <= plan.runs(); run++) {
            progress.accept("(f) " + counties.size() + " counties, run " + run);
            Path storage = Folders.copied(lake, plan.work().resolve("storage-night"));
            runs.add(Timed.together(counties.stream()
                    .map(county -> night(county, storage, NIGHT))
                    .toList()));
            Folders.delete(storage);
        }
        return new Series(
                String.format(
                        Locale.ROOT, "(f) counties: %d of %,d households", counties.size(), plan.householdsPerCounty()),
                runs);
    }

    private Timed night(County county, Path storage, LocalDate date) {
        return launcher.apply(
                "nightly",
                Stream.concat(county.arguments(storage, date).stream(), LENIENT.stream())
                        .toList());
    }
}
