package precredit.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import precredit.problem.Problems;
import precredit.store.DatedFolders;
import precredit.store.Store;

/** Proves that the lists of a county are those that were published, in that order, and that none was changed since. */
public final class ChainCheck {
    private final Store store;
    private final String county;
    private final DatedFolders lists;

    public ChainCheck(Store store, String county) {
        this.store = store;
        this.county = county;
        this.lists = new DatedFolders(store, "lists/county=" + county);
    }

    /**
     * A chain without a break.
     *
     * @param publications how many there were, those that were replaced since among them
     * @param lists how many lie there now
     * @param head the SHA-256 of the last line; kept elsewhere, it proves this chain against one written anew
     */
    public record Proven(int publications, int lists, String head) {}

    /** Fails with the first break, in the order of publication. */
    public Proven run() {
        List<ListChain.Link> links = links();
        Stream.<Optional<String>>concat(
                        links.stream().map(link -> breakAt(link, links)), Stream.of(withoutLink(links), current(links)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(fault -> {
                    throw broken(fault);
                });
        return new Proven(
                links.size(), lists.dates().size(), links.get(links.size() - 1).sha256());
    }

    private List<ListChain.Link> links() {
        try {
            List<ListChain.Link> links = new ListChain(store, county).links();
            if (links.isEmpty() && lists.dates().isEmpty()) {
                throw Problems.noPublishedList(county);
            } else if (links.isEmpty()) {
                throw broken("there are lists, but no " + ListChain.NAME);
            }
            return links;
        } catch (IllegalArgumentException e) {
            throw broken(e.getMessage());
        }
    }

    private Optional<String> breakAt(ListChain.Link link, List<ListChain.Link> links) {
        int before = links.indexOf(link);
        String place = ListChain.NAME + " line " + (before + 1) + ", the list of " + link.dt() + ": ";
        String after = before == 0 ? "" : links.get(before - 1).sha256();
        if (link.number() != before + 1 || !link.after().equals(after)) {
            return Optional.of(place + "it does not follow the line before it");
        }
        boolean wasReplaced =
                !ListChain.newestOf(link.dt(), links).orElseThrow().equals(link);
        return wasReplaced
                ? Optional.empty()
                : list(link, links.subList(0, before)).map(place::concat);
    }

    private Optional<String> list(ListChain.Link link, List<ListChain.Link> before) {
        if (!lists.dates().contains(link.dt())) {
            return Optional.of("the list is gone");
        }
        byte[] manifest = lists.read(link.dt(), Manifest.NAME);
        if (!Sha256.hex(manifest).equals(link.manifestSha256())) {
            return Optional.of(Manifest.NAME + " is not the one that was published");
        }
        Manifest read = Manifest.read(manifest);
        return file(link.dt(), read).or(() -> previous(link, read, before));
    }

    private Optional<String> file(String dt, Manifest manifest) {
        Set<String> names = new TreeSet<>(store.files(lists.path(dt)).keySet());
        names.remove(Manifest.NAME);
        for (FileEntry file : manifest.files()) {
            if (!names.remove(file.name())) {
                return Optional.of(file.name() + " is missing");
            } else if (!Sha256.hex(() -> store.open(lists.path(dt) + "/" + file.name()))
                    .equals(file.sha256())) {
                return Optional.of(file.name() + " was changed");
            }
        }
        return names.stream().findFirst().map(name -> name + " was added");
    }

    /** The list that a manifest names as the one before it must be the one that was, when it was published. */
    private static Optional<String> previous(ListChain.Link link, Manifest manifest, List<ListChain.Link> before) {
        Optional<CurrentList> expected = before.stream()
                .map(ListChain.Link::dt)
                .filter(dt -> LocalDate.parse(dt).isBefore(LocalDate.parse(link.dt())))
                .max(String::compareTo)
                .flatMap(dt -> ListChain.newestOf(dt, before))
                .map(older -> new CurrentList(older.dt(), older.manifestSha256()));
        return manifest.previous().equals(expected)
                ? Optional.empty()
                : Optional.of("it names another list before it than was published before it");
    }

    private Optional<String> withoutLink(List<ListChain.Link> links) {
        return lists.dates().stream()
                .filter(dt -> ListChain.newestOf(dt, links).isEmpty())
                .findFirst()
                .map(dt -> "dt=" + dt + " lies there, but was never published");
    }

    private Optional<String> current(List<ListChain.Link> links) {
        CurrentList newest = links.stream()
                .map(ListChain.Link::dt)
                .max(String::compareTo)
                .flatMap(dt -> ListChain.newestOf(dt, links))
                .map(link -> new CurrentList(link.dt(), link.manifestSha256()))
                .orElseThrow();
        boolean names = lists.current()
                .map(text -> CurrentList.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .filter(newest::equals)
                .isPresent();
        return names ? Optional.empty() : Optional.of(DatedFolders.CURRENT + " does not name the newest list");
    }

    private precredit.problem.Problem broken(String fault) {
        return Problems.brokenChain(store.uri("lists/county=" + county), fault);
    }
}
