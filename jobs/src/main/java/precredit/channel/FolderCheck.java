package precredit.channel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import precredit.channel.Verification.Proven;
import precredit.identity.VerifyingKey;
import precredit.publish.FileEntry;
import precredit.publish.Sha256;
import precredit.store.Store;

/** One dated folder against its signature: that every file is there as it was signed, and no other. */
record FolderCheck(Store store, String folder, VerifyingKey key, Findings findings) {
    private static final int SIGNATURE_BYTES = 64;

    FolderCheck(Store store, String folder, VerifyingKey key) {
        this(store, folder, key, Findings.in(folder));
    }

    /** What the folder proves to be; meaningless if there are findings. */
    Optional<Proven> run() {
        Set<String> lying = store.files(folder).keySet();
        List<String> missing = List.of(ChannelFiles.MANIFEST, ChannelFiles.SIGNATURE).stream()
                .filter(name -> !lying.contains(name))
                .toList();
        missing.forEach(name -> findings.add(name, "is missing"));
        return missing.isEmpty() ? signed().map(manifest -> proven(manifest, lying)) : Optional.empty();
    }

    private Optional<ChannelManifest> signed() {
        byte[] bytes = read(ChannelFiles.MANIFEST);
        byte[] signature = read(ChannelFiles.SIGNATURE);
        try {
            ChannelManifest manifest = ChannelManifest.read(bytes);
            if (signature.length == SIGNATURE_BYTES && key.hasSigned(bytes, signature)) {
                return Optional.of(manifest);
            }
            distrust(manifest.text("signed_by"));
        } catch (IllegalArgumentException e) {
            findings.add(ChannelFiles.MANIFEST, e.getMessage());
        }
        return Optional.empty();
    }

    private void distrust(String signer) {
        if (signer.equals(key.id())) {
            findings.add(
                    ChannelFiles.SIGNATURE,
                    "is not the signature of " + ChannelFiles.MANIFEST + ": one of the two was changed");
        } else {
            findings.add(ChannelFiles.MANIFEST, "names the key " + signer + ", and the one given is " + key.id());
        }
    }

    private Proven proven(ChannelManifest manifest, Set<String> lying) {
        checkPlace(manifest);
        List<FileEntry> files = manifest.files();
        files.forEach(file -> {
            if (!lying.contains(file.name())) {
                findings.add(file.name(), "is missing");
            } else if (isAsSigned(file)) {
                checkLines(file, files);
            } else {
                findings.add(file.name(), damage(file, files));
            }
        });
        List<String> named = files.stream().map(FileEntry::name).toList();
        lying.stream()
                .filter(name -> !named.contains(name))
                .filter(name -> !name.equals(ChannelFiles.MANIFEST) && !name.equals(ChannelFiles.SIGNATURE))
                .forEach(name -> findings.add(name, "is not named in the manifest"));
        return new Proven(
                manifest.text("channel"),
                manifest.text("county"),
                manifest.text("dt"),
                files.size(),
                files.isEmpty() ? 0 : files.get(0).rows());
    }

    /** A folder that was signed for another date or county may not stand in for this one. */
    private void checkPlace(ChannelManifest manifest) {
        String address = store.uri(folder);
        for (String field : List.of("dt", "county")) {
            int at = address.lastIndexOf("/" + field + "=");
            String end = at < 0 ? "" : address.substring(at + field.length() + 2);
            String place = end.contains("/") ? end.substring(0, end.indexOf('/')) : end;
            if (at >= 0 && !place.equals(manifest.text(field))) {
                findings.add(
                        ChannelFiles.MANIFEST,
                        "was signed for " + field + "=" + manifest.text(field) + ", not for " + field + "=" + place);
            }
        }
    }

    private void checkLines(FileEntry file, List<FileEntry> files) {
        if (!file.name().equals(ChannelFiles.LINES)) {
            return;
        }
        UnpackedLines unpacked = UnpackedLines.of(read(file.name()));
        if (!unpacked.isWhole() || unpacked.lines().size() != file.rows()) {
            findings.add(file.name(), "has " + unpacked.lines().size() + " lines and the manifest says " + file.rows());
        }
        whole(ChannelFiles.SCHEMA, files)
                .ifPresent(schema ->
                        new LineCheck(schema).wrong(unpacked.lines()).forEach(line -> findings.add(file.name(), line)));
    }

    private String damage(FileEntry file, List<FileEntry> files) {
        if (file.name().equals(ChannelFiles.LINES)) {
            return whole(ChannelFiles.LINE_HASHES, files)
                    .map(hashes -> UnpackedLines.of(read(file.name())).difference(hashes))
                    .orElse("is not what was signed");
        }
        return "is not what was signed: its sha256 is " + Sha256.hex(read(file.name())) + ", the manifest says "
                + file.sha256();
    }

    /** The bytes of a file that lies there as it was signed. */
    private Optional<byte[]> whole(String name, List<FileEntry> files) {
        return files.stream()
                .filter(file -> file.name().equals(name) && store.exists(path(name)) && isAsSigned(file))
                .findFirst()
                .map(file -> read(name));
    }

    private boolean isAsSigned(FileEntry file) {
        return Sha256.hex(read(file.name())).equals(file.sha256());
    }

    private byte[] read(String name) {
        return store.read(path(name));
    }

    private String path(String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
