package precredit.publish;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import precredit.store.DatedFolders;
import precredit.store.Store;

/** index.html of a county: every published list, the newest first, with links to its files. Opens from disk. */
record CountyIndex(Store store, DatedFolders lists) {
    static final String NAME = "index.html";

    /** One published list. Public members are read by the template. */
    record Edition(
            String dt,
            boolean current,
            String run,
            String model,
            String policy,
            String roll,
            String listed,
            String limit,
            List<Link> files) {}

    /** One file of a list; the manifest has no rows. */
    record Link(String name, String href, String rows, String bytes, String sha256) {}

    String page(String county) {
        List<Edition> editions = new ArrayList<>();
        for (String dt : lists.dates()) {
            editions.add(edition(dt, editions.isEmpty()));
        }
        return Page.of("publish/" + NAME, Map.of("county", county, "editions", editions));
    }

    private Edition edition(String dt, boolean current) {
        byte[] bytes = lists.read(dt, Manifest.NAME);
        Manifest manifest = Manifest.read(bytes);
        SortedMap<String, Long> lengths = store.files(lists.path(dt));
        List<Link> files = new ArrayList<>();
        manifest.files()
                .forEach(file -> files.add(link(
                        dt, file.name(), grouped(file.rows()), lengths.getOrDefault(file.name(), 0L), file.sha256())));
        files.add(link(dt, Manifest.NAME, "", bytes.length, Sha256.hex(bytes)));
        return new Edition(
                dt,
                current,
                manifest.text("run"),
                manifest.text("model"),
                manifest.text("policy"),
                grouped(manifest.total("roll")),
                grouped(manifest.rows(Preapproval.NAME)),
                tenThousands(manifest.total("limit_yuan")),
                files);
    }

    private static Link link(String dt, String name, String rows, long bytes, String sha256) {
        return new Link(name, href("dt=" + dt + "/" + name), rows, grouped(bytes), sha256);
    }

    /** Relative, so that a copy of the folder works wherever it lies. */
    private static String href(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String tenThousands(long yuan) {
        return Yuan.shown(BigDecimal.valueOf(yuan));
    }
}
