package precredit.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import precredit.channel.Verification.Proven;
import precredit.identity.VerifyingKey;
import precredit.publish.Sha256;
import precredit.store.Store;

/** A channel's folder of one county: every dated folder in it, the pointer to the newest one, the key, and nothing else. */
record CountyCheck(Store store, String folder, VerifyingKey key, Findings findings) {
    private static final String DATED = "dt=";

    CountyCheck(Store store, String folder, VerifyingKey key) {
        this(store, folder, key, Findings.in(folder));
    }

    /** Whether such a name stands in a county's folder only. */
    static boolean isItsOwn(String name) {
        return name.startsWith(DATED) || name.equals(ChannelFiles.CURRENT);
    }

    List<Proven> run() {
        List<Proven> proven = new ArrayList<>();
        List<String> names = store.list(folder);
        names.stream().filter(name -> name.startsWith(DATED)).forEach(name -> {
            FolderCheck check = new FolderCheck(store, path(name), key);
            check.run().ifPresent(proven::add);
            findings.lines().addAll(check.findings().lines());
        });
        checkKey();
        checkPointer(names);
        names.stream()
                .filter(name -> !name.startsWith(DATED)
                        && !name.equals(ChannelFiles.CURRENT)
                        && !name.equals(ChannelFiles.SIGNING_KEY))
                .forEach(name -> findings.add(name, "is no part of a channel"));
        return proven;
    }

    private void checkKey() {
        Optional<String> lying = text(ChannelFiles.SIGNING_KEY);
        if (lying.filter(key.pem()::equals).isEmpty()) {
            findings.add(ChannelFiles.SIGNING_KEY, lying.isEmpty() ? "is missing" : "is not the key that was given");
        }
    }

    private void checkPointer(List<String> names) {
        Optional<String> newest =
                names.stream().filter(name -> name.startsWith(DATED)).reduce((before, name) -> name);
        Optional<String> pointer = text(ChannelFiles.CURRENT);
        if (pointer.isEmpty()) {
            findings.add(ChannelFiles.CURRENT, "is missing");
            return;
        }
        try {
            checkPointer(Pointer.read(pointer.get()), newest.orElse("none"));
        } catch (IllegalArgumentException e) {
            findings.add(ChannelFiles.CURRENT, e.getMessage());
        }
    }

    private void checkPointer(Pointer pointer, String newest) {
        String manifest = newest + "/" + ChannelFiles.MANIFEST;
        if (!newest.equals(DATED + pointer.dt())) {
            findings.add(ChannelFiles.CURRENT, "does not name the newest list, which is " + newest);
        } else if (!pointer.isRecalled()
                && store.exists(path(manifest))
                && !Sha256.hex(store.read(path(manifest))).equals(pointer.manifestSha256())) {
            findings.add(ChannelFiles.CURRENT, "does not name " + manifest + " as it lies there");
        }
    }

    private Optional<String> text(String name) {
        return store.exists(path(name)) ? Optional.of(store.readText(path(name))) : Optional.empty();
    }

    private String path(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
