package precredit.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import precredit.sample.SampleRequest;

/** Measures a county's nights beside the least they could take and beside a peer, each run in a process of its own. */
public final class Bench {
    private static final LocalDate NIGHT = SampleRequest.LAST_DAY;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Results results;

    public Bench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.results = new Results(plan);
    }

    /** Runs what is planned, side by side where that is compared. */
    public Results run() {
        if (plan.has(Part.SAMPLE)) {
            sample();
        }
        if (Stream.of(Part.FLOOR, Part.PEER, Part.LOAD, Part.NIGHTLY, Part.HISTORY)
                .anyMatch(plan::has)) {
            County county = first(plan.days());
            results.sized(county);
            whole(county);
            nights(county);
        }
        if (plan.has(Part.COUNTIES)) {
            new Growth(this::launched, plan, progress).run(results);
        }
        return results;
    }

    private void sample() {
        Path storage = plan.work().resolve("storage-sample");
        results.add(Part.SAMPLE, measured("the sample's first night", run -> {
            Folders.delete(storage);
            return launched("nightly", List.of("--set", "storage.root=" + storage.toAbsolutePath()));
        }));
        Folders.delete(storage);
    }

    /** Everything from the files, whoever does it. */
    private void whole(County county) {
        Path storage = plan.work().resolve("storage-load");
        if (plan.has(Part.FLOOR)) {
            results.add(Part.FLOOR, measured("(a) the floor", run -> floor(county.arguments(storage, NIGHT))));
        }
        if (plan.has(Part.PEER)) {
            peer(county);
        }
        if (plan.has(Part.LOAD)) {
            results.add(Part.LOAD, measured("(c) the full load", run -> {
                Folders.delete(storage);
                return launched("ingest", county.arguments(storage, NIGHT));
            }));
        }
        Folders.delete(storage);
    }

    private void peer(County county) {
        Peer.Found found = Peer.find(plan.home());
        found.absent().ifPresent(why -> {
            progress.accept("the peer is absent: " + why);
            results.peerAbsent(why);
        });
        found.peer()
                .ifPresent(peer -> results.add(
                        Part.PEER,
                        measured(
                                "(b) the peer",
                                run -> Timed.of(
                                        peer.command(county, NIGHT, plan.work().resolve("peer")),
                                        plan.work(),
                                        Plan.HEAP))));
    }

    private County first(int days) {
        return County.first(plan.home(), plan.work(), plan.households(), days, progress);
    }

    /** The two nights are run in turn, each time on a fresh copy of the lake of the date before. */
    private void nights(County county) {
        if (!plan.has(Part.NIGHTLY) && !plan.has(Part.HISTORY)) {
            return;
        }
        Path before = dayBefore(county, "whole", Optional.empty());
        Optional<County> later = plan.has(Part.HISTORY) ? Optional.of(first(plan.days() / 2)) : Optional.empty();
        Optional<Path> laterBefore = later.map(half -> dayBefore(half, "half", Optional.of(before)));
        Path storage = plan.work().resolve("storage-night");
        List<Timed> whole = new ArrayList<>();
        List<Timed> half = new ArrayList<>();
        for (int run = 1; run <= plan.runs(); run++) {
            progress.accept("nights, run " + run);
            later.ifPresent(one -> half.add(night(one, Folders.copied(laterBefore.orElseThrow(), storage))));
            whole.add(night(county, Folders.copied(before, storage)));
        }
        results.add(Part.NIGHTLY, new Series("(d) a night after " + plan.days() + " days", whole));
        if (!half.isEmpty()) {
            results.add(Part.HISTORY, new Series("(e) the same after " + plan.days() / 2 + " days", half));
        }
        results.compared(storage, county.code(), NIGHT);
        Stream.concat(Stream.of(before, storage), laterBefore.stream()).forEach(Folders::delete);
    }

    /**
     * The lake of the date before, with the model of another lake and what that was trained on if one is given. A night that
     * trains goes through all sales; what is kept of them by month the next one makes, so that there is one more.
     */
    private Path dayBefore(County county, String name, Optional<Path> trained) {
        Path storage = plan.work().resolve("storage-before-" + name);
        Folders.delete(storage);
        trained.ifPresent(lake -> Stream.of("models", "lake/gold/training")
                .forEach(folder -> Folders.copied(lake.resolve(folder), storage.resolve(folder))));
        progress.accept("the lake of the date before, " + name + " history");
        if (trained.isEmpty()) {
            launched("nightly", county.arguments(storage, NIGHT.minusDays(2)));
        }
        launched("nightly", county.arguments(storage, NIGHT.minusDays(1)));
        return storage;
    }

    private Timed night(County county, Path storage) {
        return launched("nightly", county.arguments(storage, NIGHT));
    }

    private Series measured(String what, IntFunction<Timed> run) {
        return new Series(
                what,
                IntStream.rangeClosed(1, plan.runs())
                        .mapToObj(number -> {
                            progress.accept(what + ", run " + number);
                            return run.apply(number);
                        })
                        .toList());
    }

    private Timed floor(List<String> arguments) {
        return timed(Stream.of("bench", "floor"), arguments);
    }

    private Timed launched(String command, List<String> arguments) {
        return timed(Stream.of(command), arguments);
    }

    private Timed timed(Stream<String> command, List<String> arguments) {
        Stream<String> whole = Stream.concat(
                Stream.concat(Stream.of(plan.home().resolve("precredit").toString()), command), arguments.stream());
        return Timed.of(whole.toList(), plan.work(), Plan.HEAP);
    }
}
