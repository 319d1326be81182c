package precredit.publish;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import precredit.problem.Problems;
import precredit.store.Content;
import precredit.store.DatedFolders;
import precredit.store.Store;

/**
 * The lists of one county, one folder {@code dt=} each; {@code index.html} shows them all, {@code current.json} names the
 * newest one and is replaced last.
 */
final class CountyLists {
    private static final String BEGUN = "_begun.json";

    private final Store store;
    private final String county;
    private final DatedFolders lists;

    CountyLists(Store store, String county) {
        this.store = store;
        this.county = county;
        this.lists = new DatedFolders(store, "lists/county=" + county);
    }

    /** Puts a list in place; returns false, and changes no byte, when it lies there already. */
    boolean put(LocalDate asOf, List<ListFile> files, Manifest manifest) {
        boolean changed = !liesThere(asOf, manifest);
        if (changed) {
            String begun = new CurrentList(asOf.toString(), Sha256.hex(manifest.bytes())).node() + "\n";
            lists.write(BEGUN, begun);
            lists.putAll(asOf, contents(files, manifest));
        }
        tell(asOf.toString());
        return changed;
    }

    /**
     * Ends what a publication that was killed has begun, so that no list lies there without its line in the chain, or takes
     * it back. Only who holds the county's lock may ask for it.
     */
    void recover() {
        lists.recover();
        if (store.exists(begunPath())) {
            CurrentList begun = CurrentList.read(store.read(begunPath()));
            if (lists.dates().contains(begun.dt()) && current(begun.dt()).equals(begun)) {
                tell(begun.dt());
            }
            store.delete(begunPath());
        }
    }

    /** What is told of a list that lies in its place: a line of the chain, the page of all lists, the newest one's name. */
    private void tell(String dt) {
        new ListChain(store, county).add(current(dt));
        lists.write(CountyIndex.NAME, new CountyIndex(store, lists).page(county));
        lists.point(current(lists.dates().get(0)).node() + "\n");
        store.delete(begunPath());
    }

    private String begunPath() {
        return lists.beside(BEGUN);
    }

    /** The newest list before a date. */
    Optional<CurrentList> before(LocalDate asOf) {
        return lists.dates().stream()
                .filter(dt -> LocalDate.parse(dt).isBefore(asOf))
                .findFirst()
                .map(this::current);
    }

    /** A file of a list, refused when it is not the one that its manifest names. */
    byte[] read(String dt, String name) {
        byte[] bytes = lists.read(dt, name);
        String expected = Manifest.read(lists.read(dt, Manifest.NAME)).files().stream()
                .filter(file -> file.name().equals(name))
                .map(FileEntry::sha256)
                .findFirst()
                .orElse("none");
        String actual = Sha256.hex(bytes);
        if (!actual.equals(expected)) {
            throw Problems.damagedList(
                    lists.path(dt), name + " has the sha256 " + actual + " and the manifest says " + expected);
        }
        return bytes;
    }

    private boolean liesThere(LocalDate asOf, Manifest manifest) {
        String list = lists.path(asOf.toString()) + "/";
        return store.exists(list + Manifest.NAME)
                && Manifest.read(store.read(list + Manifest.NAME)).sameListAs(manifest)
                && manifest.files().stream().allMatch(file -> isWhole(list, file));
    }

    private boolean isWhole(String list, FileEntry file) {
        return store.exists(list + file.name())
                && Sha256.hex(() -> store.open(list + file.name())).equals(file.sha256());
    }

    private static Map<String, Content> contents(List<ListFile> files, Manifest manifest) {
        Map<String, Content> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(file.entry().name(), file.content()));
        all.put(Manifest.NAME, Content.of(manifest.bytes()));
        return all;
    }

    private CurrentList current(String dt) {
        return new CurrentList(dt, Sha256.hex(lists.read(dt, Manifest.NAME)));
    }
}
