package precredit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import precredit.problem.Problems;

/** Writes a landing zone as the four sources would deliver it, and beside it what is true of it. */
public final class SampleGenerator {
    /** The file that marks a folder as a generated sample; only such a landing zone may be read with sample keys. */
    public static final String MARKER = "_sample.json";

    /** Changes whenever equal requests would give other bytes than before. */
    static final int VERSION = 4;

    private static final String TRUTH = "_truth";
    private static final int MOST_HOUSEHOLDS = 1_000_000;
    private static final int MOST_DAYS = 3_000;
    private static final int REPORT_EVERY = 50;

    private SampleGenerator() {}

    /** An earlier sample in the same folder is replaced; a folder that holds other deliveries is refused. */
    public static SampleSummary write(SampleRequest request, Progress progress) {
        check(request);
        County county = new County(request, Places.read(request));
        clear(request.out());
        Truth truth = new Truth();
        Landing landing = new Landing(request.out(), request.packing(), truth);
        land(county, landing, progress);
        sales(county, landing, progress);
        credit(county, landing, progress);
        return describe(request, truth);
    }

    private static void land(County county, Landing landing, Progress progress) {
        LandRegistry registry = new LandRegistry(county, landing);
        eachBlock(county, "land-registry", progress, block -> {
            registry.write(block);
            block.forEach(landing.truth()::planted);
        });
        registry.close();
    }

    private static void sales(County county, Landing landing, Progress progress) {
        ProduceMarket market = new ProduceMarket(county, landing);
        AppleCooperative cooperative = new AppleCooperative(county, landing);
        Consumer<Household> sell = household -> {
            List<Sale> sales = Harvest.of(household, county);
            market.write(household, sales);
            cooperative.write(household, sales);
        };
        eachBlock(county, "sales", progress, block -> block.forEach(sell));
        county.outsiders().forEach(sell);
        market.close();
        cooperative.close();
    }

    private static void credit(County county, Landing landing, Progress progress) {
        CountyCredit credit = new CountyCredit(county, landing);
        eachBlock(county, "county-credit", progress, block -> block.forEach(credit::write));
        county.outsiders().forEach(credit::write);
        credit.writeStrangers();
        credit.close();
    }

    private static void eachBlock(County county, String what, Progress progress, Consumer<List<Household>> write) {
        for (int block = 0; block < county.blocks(); block++) {
            write.accept(county.block(block));
            if (block % REPORT_EVERY == REPORT_EVERY - 1 || block == county.blocks() - 1) {
                int done = Math.min(county.households(), (block + 1) * County.BLOCK);
                progress.households(what, done, county.households());
            }
        }
    }

    private static void check(SampleRequest request) {
        if (request.households() < 1 || request.households() > MOST_HOUSEHOLDS) {
            throw Problems.badSample("households", request.households(), MOST_HOUSEHOLDS);
        }
        if (request.days() < 1 || request.days() > MOST_DAYS) {
            throw Problems.badSample("days", request.days(), MOST_DAYS);
        }
    }

    private static void clear(Path out) {
        try {
            Files.createDirectories(out);
            boolean sample = Files.exists(out.resolve(MARKER));
            for (Source source : Source.values()) {
                Path folder = out.resolve(source.folder());
                if (Files.exists(folder) && !sample) {
                    throw Problems.sampleWouldReplace(out.toString(), source.folder());
                }
                delete(folder);
            }
            delete(out.resolve(TRUTH));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static SampleSummary describe(SampleRequest request, Truth truth) {
        Map<String, Object> marker = new LinkedHashMap<>();
        marker.put("generator", "precredit sample");
        marker.put("version", VERSION);
        marker.put("county", request.county());
        marker.put("date", SampleRequest.LAST_DAY.toString());
        marker.put("households", request.households());
        marker.put("days", request.days());
        marker.put("seed", request.seed());
        try {
            Files.createDirectories(request.out().resolve(TRUTH));
            Json.write(request.out().resolve(TRUTH).resolve("truth.json"), truth.asJson());
            Json.write(request.out().resolve(MARKER), marker);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return truth.summary(request.households());
    }
}
