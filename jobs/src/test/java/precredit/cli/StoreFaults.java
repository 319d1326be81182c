package precredit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.commons.io.FileUtils;

/** Nights from and to an object store that spoils a twentieth of all requests. */
record StoreFaults(FaultyCounty county, ObjectStore store) implements AutoCloseable {
    private static final double SPOILT = 0.05;
    private static final String LANDING = "landing";
    private static final String BASE = "base";

    static StoreFaults open(FaultyCounty county, Path folder) throws IOException, InterruptedException {
        ObjectStore store = ObjectStore.open(folder);
        store.put(county.landing(), LANDING);
        store.put(county.base(), BASE);
        return new StoreFaults(county, store);
    }

    /** How one night ended. */
    String of(int number, Random random) throws IOException, InterruptedException {
        String name = "night" + number;
        Path root = store.copy(BASE, name);
        try {
            store.proxy().spoil(SPOILT, random);
            Told told = night(name);
            store.proxy().spoil(0, random);
            boolean isDone = county.isPublishedTheSameOrRefused(root, told);
            county.assertIsUndisturbed(root, isDone ? told : night(name));
            return isDone ? "survived" : "refused";
        } finally {
            FileUtils.deleteDirectory(root.toFile());
        }
    }

    private Told night(String name) {
        return county.night(ObjectStore.uri(LANDING), ObjectStore.uri(name));
    }

    @Override
    public void close() throws IOException {
        System.out.println("object store: " + store.proxy().figures());
        store.close();
    }
}
