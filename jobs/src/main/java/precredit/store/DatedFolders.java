package precredit.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders {@code dt=} of one parent, each put in place as a whole, and {@code current.json}, which names one of them and is
 * replaced last. A folder is whole when it holds its manifest, which is written after the files that it names. It is written
 * aside first: on a disk it is then swapped for the old one, in an object store, which has no folders to swap, copied over it.
 */
public final class DatedFolders {
    /** The file that makes a folder whole. */
    public static final String MANIFEST = "manifest.json";

    /** The file beside the folders that names one of them. */
    public static final String CURRENT = "current.json";

    private static final String DATED = "dt=";
    private static final String ASIDE = "_dt=";
    private static final String OLD = ".old";

    private final Store store;
    private final String parent;

    public DatedFolders(Store store, String parent) {
        this.store = store;
        this.parent = parent;
    }

    /** Dates of whole folders, the newest first. */
    public List<String> dates() {
        return store.list(parent).stream()
                .filter(name -> name.startsWith(DATED) && store.exists(parent + "/" + name + "/" + MANIFEST))
                .map(name -> name.substring(DATED.length()))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public String path(String dt) {
        return parent + "/" + DATED + dt;
    }

    /** Where a file beside the folders lies. */
    public String beside(String name) {
        return parent + "/" + name;
    }

    public byte[] read(String dt, String name) {
        return store.read(path(dt) + "/" + name);
    }

    /** Whether the folder of a date lies there with these files, these bytes, and no other file. */
    public boolean holds(LocalDate date, Map<String, byte[]> files) {
        String dt = date.toString();
        return store.files(path(dt)).keySet().equals(files.keySet())
                && files.entrySet().stream().allMatch(file -> Arrays.equals(read(dt, file.getKey()), file.getValue()));
    }

    /** Puts a folder in place of the one of its date, if there is one. {@code files} must hold a manifest. */
    public void put(LocalDate date, Map<String, byte[]> files) {
        Map<String, Content> contents = new LinkedHashMap<>();
        files.forEach((name, bytes) -> contents.put(name, Content.of(bytes)));
        putAll(date, contents);
    }

    /** The same for files of any length. */
    public void putAll(LocalDate date, Map<String, Content> files) {
        String folder = path(date.toString());
        String aside = parent + "/" + ASIDE + date;
        deleteAside(aside);
        writeAll(aside, files);
        if (store.hasFolders()) {
            swap(folder, aside);
        } else {
            overwrite(folder, files);
            deleteAside(aside);
        }
    }

    /** What {@code current.json} says; nothing when nothing was ever current. */
    public Optional<String> current() {
        String path = beside(CURRENT);
        return store.exists(path) ? Optional.of(store.readText(path)) : Optional.empty();
    }

    /** Replaces {@code current.json}, unless it says so already. */
    public void point(String text) {
        write(CURRENT, text);
    }

    /** Writes a file beside the folders, unless it says so already. */
    public void write(String name, String text) {
        String path = beside(name);
        if (!store.exists(path) || !store.readText(path).equals(text)) {
            store.writeText(path, text);
        }
    }

    /**
     * Ends what a writer that was killed has begun, or takes it back. Only who writes alone may ask for it: what another is
     * writing looks the same.
     */
    public void recover() {
        store.removeParts(parent);
        store.list(parent).stream()
                .filter(name -> name.startsWith(ASIDE))
                .sorted(Comparator.reverseOrder())
                .forEach(this::recover);
    }

    private void recover(String aside) {
        String from = parent + "/" + aside;
        String folder = parent + "/" + aside.substring(1).replace(OLD, "");
        if (!store.hasFolders()) {
            if (store.exists(from + "/" + MANIFEST)) {
                Map<String, Content> files = new LinkedHashMap<>();
                store.files(from).keySet().forEach(name -> files.put(name, () -> store.open(from + "/" + name)));
                overwrite(folder, files);
            }
            deleteAside(from);
        } else if (aside.endsWith(OLD) && !store.exists(folder)) {
            store.rename(from, folder);
        } else {
            store.delete(from);
        }
    }

    private void swap(String folder, String aside) {
        if (store.exists(folder)) {
            store.rename(folder, aside + OLD);
        }
        store.rename(aside, folder);
        store.delete(aside + OLD);
    }

    private void overwrite(String folder, Map<String, Content> files) {
        Set<String> before = store.files(folder).keySet();
        writeAll(folder, files);
        before.stream().filter(name -> !files.containsKey(name)).forEach(name -> store.delete(folder + "/" + name));
    }

    /** The manifest first: without it nothing aside is whole. */
    private void deleteAside(String aside) {
        store.delete(aside + "/" + MANIFEST);
        store.delete(aside);
    }

    private void writeAll(String folder, Map<String, Content> files) {
        files.forEach((name, content) -> {
            if (!name.equals(MANIFEST)) {
                store.write(folder + "/" + name, content);
            }
        });
        store.write(folder + "/" + MANIFEST, files.get(MANIFEST));
    }
}
