package precredit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import precredit.sample.SampleRequest;

/**
 * What a night costs for each household when several counties share a lake and a session. All of them decide by the model of
 * one that is small and old, whose loans bear a lenient model: theirs may be too few for any, or too young.
 */
record Growth(BiFunction<String, List<String>, Timed> launcher, Plan plan, Consumer<String> progress) {
    private static final LocalDate NIGHT = SampleRequest.LAST_DAY;
    private static final int LENDING_HOUSEHOLDS = 3_000;
    private static final int LENDING_DAYS = 1_095;
    private static final String MODELS = "models";
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
        County lending = county(0, LENDING_HOUSEHOLDS, LENDING_DAYS);
        Path lent = trained(lending);
        for (int count : plan.counties()) {
            List<County> further = IntStream.rangeClosed(counties.size() + 1, count)
                    .mapToObj(number -> county(number, plan.householdsPerCounty(), plan.daysPerCounty()))
                    .toList();
            further.forEach(county -> Folders.copiedAs(lent, growing.resolve(MODELS), lending.code(), county.code()));
            progress.accept("the lake of the date before, counties up to " + count);
            nights(further, growing, NIGHT.minusDays(1));
            counties.addAll(further);
            lakes.put(count, Folders.copied(growing, plan.work().resolve("storage-counties-" + count)));
        }
        lakes.forEach((count, lake) -> results.grown(count, series(counties.subList(0, count), lake)));
        Stream.concat(Stream.of(growing, lent), lakes.values().stream()).forEach(Folders::delete);
    }

    private County county(int number, int households, int days) {
        return County.further(number, plan.home(), plan.work(), households, days, progress);
    }

    /** The models of a county that was trained on. */
    private Path trained(County lending) {
        Path storage = plan.work().resolve("storage-lending");
        Folders.delete(storage);
        progress.accept("the model, county " + lending.code());
        night(lending, storage, NIGHT.minusDays(1), LENIENT);
        Path models = Folders.copied(storage.resolve(MODELS), plan.work().resolve("models-lent"));
        Folders.delete(storage);
        return models;
    }

    /** A run is the nights of all counties, in one session, on a fresh copy of the lake. */
    private Series series(List<County> counties, Path lake) {
        List<Timed> runs = new ArrayList<>();
        for (int run = 1; run <= plan.runs(); run++) {
            progress.accept("(f) " + counties.size() + " counties, run " + run);
            Path storage = Folders.copied(lake, plan.work().resolve("storage-night"));
            runs.add(nights(counties, storage, NIGHT));
            Folders.delete(storage);
        }
        return new Series(
                String.format(
                        Locale.ROOT, "(f) counties: %d of %,d households", counties.size(), plan.householdsPerCounty()),
                runs);
    }

    private Timed nights(List<County> counties, Path storage, LocalDate date) {
        if (counties.size() == 1) {
            return night(counties.get(0), storage, date, List.of());
        }
        return launcher.apply(
                "nights",
                Stream.concat(
                                Stream.of("--date", date.toString()),
                                counties.stream().map(county -> configuration(county, storage)))
                        .toList());
    }

    private String configuration(County county, Path storage) {
        Path file = plan.work().resolve("county-" + county.code() + ".conf");
        try {
            return Files.writeString(file, county.configuration(storage)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Timed night(County county, Path storage, LocalDate date, List<String> settings) {
        return launcher.apply(
                "nightly",
                Stream.concat(county.arguments(storage, date).stream(), settings.stream())
                        .toList());
    }
}
