package precredit.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import precredit.settings.SourceSettings;

/** A delivered file, mutated: which one it was, and what was done to it. */
record Mutated(Original original, List<Mutation> mutations, Packed packed, byte[] bytes) {
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final List<Packed> PACKINGS = List.of(Packed.values());
    private static final int SELDOM = 25;

    /** A file of a landing zone, unpacked. */
    record Original(String source, String type, SourceSettings settings, byte[] table) {}

    /** The files of a landing zone that its sources know. */
    static List<Original> originals(Path landing, Map<String, SourceSettings> sources) {
        List<Original> files = new ArrayList<>();
        sources.forEach((id, settings) -> {
            try (Stream<Path> all = Files.walk(landing.resolve(settings.path().orElse(id)))) {
                all.sorted()
                        .filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                        .forEach(file -> files.add(new Original(id, type(file), settings, table(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    /** The file of a number: equal seeds and numbers give equal bytes. */
    static Mutated of(List<Original> originals, long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        Original original = originals.get(random.nextInt(originals.size()));
        List<Mutation> mutations = new ArrayList<>();
        // Most files keep their header, or few would come so far that their rows are read.
        int kept = random.nextInt(10) < 7 ? headerLength(original.table()) : 0;
        byte[] header = Arrays.copyOf(original.table(), kept);
        byte[] table = Arrays.copyOfRange(original.table(), kept, original.table().length);
        for (int i = random.nextInt(3); i >= 0; i--) {
            Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
            if (mutation != Mutation.FIELD_OF_TEN_MEGABYTES || random.nextInt(4) == 0) {
                mutations.add(mutation);
                table = mutation.of(table, original.settings().charset(), random);
            }
        }
        Packed packed = random.nextInt(SELDOM) == 0
                ? PACKINGS.get(random.nextInt(PACKINGS.size()))
                : random.nextBoolean() ? Packed.PLAIN : Packed.GZIP;
        return new Mutated(original, mutations, packed, packed.of(Packed.joined(header, table), random));
    }

    String name() {
        return original.type() + (packed.isCompressed() ? ".csv.gz" : ".csv");
    }

    @Override
    public String toString() {
        return original.source() + "/" + name() + " " + mutations + " " + packed;
    }

    private static int headerLength(byte[] table) {
        int at = 0;
        while (at < table.length && table[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, table.length);
    }

    private static String type(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private static byte[] table(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
