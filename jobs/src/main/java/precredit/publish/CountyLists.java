package precredit.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import precredit.problem.Problems;
import precredit.store.Store;

/**
 * The lists of one county, one folder {@code dt=} each. A list is put in place as a whole; {@code current.json} names the
 * newest one and is replaced last. In an object store, which has no folders to swap, the manifest is written after the
 * files that it names.
 */
final class CountyLists {
    private static final String CURRENT = "current.json";
    private static final String LIST = "dt=";
    private static final String ASIDE = "_dt=";
    private static final String OLD = ".old";

    private final Store store;
    private final String folder;

    CountyLists(Store store, String county) {
        this.store = store;
        this.folder = "lists/county=" + county;
    }

    /** Puts a list in place; returns false, and changes no byte, when it lies there already. */
    boolean put(LocalDate asOf, List<ListFile> files, Manifest manifest) {
        recover();
        boolean changed = !liesThere(asOf, manifest);
        if (changed && store.hasFolders()) {
            swap(asOf, files, manifest);
        } else if (changed) {
            overwrite(asOf, files, manifest);
        }
        pointToNewest();
        return changed;
    }

    /** The newest list before a date. */
    Optional<CurrentList> before(LocalDate asOf) {
        recover();
        return dates().filter(dt -> LocalDate.parse(dt).isBefore(asOf))
                .findFirst()
                .map(this::current);
    }

    /** A file of a list, refused when it is not the one that its manifest names. */
    byte[] read(String dt, String name) {
        byte[] bytes = store.read(path(dt) + "/" + name);
        String expected = Manifest.read(store.read(path(dt) + "/" + Manifest.NAME)).files().stream()
                .filter(file -> file.name().equals(name))
                .map(FileEntry::sha256)
                .findFirst()
                .orElse("none");
        String actual = Sha256.hex(bytes);
        if (!actual.equals(expected)) {
            throw Problems.damagedList(
                    path(dt), name + " has the sha256 " + actual + " and the manifest says " + expected);
        }
        return bytes;
    }

    /** A run that was killed between the two renames of a swap has left the old list aside. */
    private void recover() {
        store.list(folder).stream()
                .filter(name -> name.startsWith(ASIDE))
                .sorted(Comparator.reverseOrder())
                .forEach(this::recover);
    }

    private void recover(String aside) {
        String list = folder + "/" + aside.substring(1).replace(OLD, "");
        if (aside.endsWith(OLD) && !store.exists(list)) {
            store.rename(folder + "/" + aside, list);
        } else {
            store.delete(folder + "/" + aside);
        }
    }

    private boolean liesThere(LocalDate asOf, Manifest manifest) {
        String list = path(asOf.toString()) + "/";
        return store.exists(list + Manifest.NAME)
                && Manifest.read(store.read(list + Manifest.NAME)).sameListAs(manifest)
                && manifest.files().stream().allMatch(file -> isWhole(list, file));
    }

    private boolean isWhole(String list, FileEntry file) {
        return store.exists(list + file.name())
                && Sha256.hex(store.read(list + file.name())).equals(file.sha256());
    }

    private void swap(LocalDate asOf, List<ListFile> files, Manifest manifest) {
        String list = path(asOf.toString());
        String aside = folder + "/" + ASIDE + asOf;
        write(aside, files, manifest);
        if (store.exists(list)) {
            store.rename(list, aside + OLD);
        }
        store.rename(aside, list);
        store.delete(aside + OLD);
    }

    private void overwrite(LocalDate asOf, List<ListFile> files, Manifest manifest) {
        String list = path(asOf.toString());
        List<FileEntry> before = store.exists(list + "/" + Manifest.NAME)
                ? Manifest.read(store.read(list + "/" + Manifest.NAME)).files()
                : List.of();
        write(list, files, manifest);
        List<String> kept = manifest.files().stream().map(FileEntry::name).toList();
        before.stream()
                .map(FileEntry::name)
                .filter(name -> !kept.contains(name))
                .forEach(name -> store.delete(list + "/" + name));
    }

    private void write(String list, List<ListFile> files, Manifest manifest) {
        files.forEach(file -> store.write(list + "/" + file.entry().name(), file.bytes()));
        store.write(list + "/" + Manifest.NAME, manifest.bytes());
    }

    private void pointToNewest() {
        CurrentList newest = dates().findFirst().map(this::current).orElseThrow();
        String current = folder + "/" + CURRENT;
        String text = newest.node() + "\n";
        if (!store.exists(current) || !store.readText(current).equals(text)) {
            store.writeText(current, text);
        }
    }

    private CurrentList current(String dt) {
        return new CurrentList(dt, Sha256.hex(store.read(path(dt) + "/" + Manifest.NAME)));
    }

    /** Dates of whole lists, the newest first. */
    private Stream<String> dates() {
        return store.list(folder).stream()
                .filter(name -> name.startsWith(LIST) && store.exists(folder + "/" + name + "/" + Manifest.NAME))
                .map(name -> name.substring(LIST.length()))
                .sorted(Comparator.reverseOrder());
    }

    private String path(String dt) {
        return folder + "/" + LIST + dt;
    }
}
