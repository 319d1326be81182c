package precredit.channel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import precredit.identity.Keys;
import precredit.identity.Tokens;
import precredit.publish.JsonFile;
import precredit.publish.Sha256;
import precredit.store.DatedFolders;
import precredit.store.Store;

/** One channel: makes its files, signs them and puts them in place. */
record Channel(String name, ChannelSettings settings, Keys keys, Store store) {
    static final String ROOT = "channels";

    /**
     * Publishes the households that the channel's filter lets through, in the order given, and points to the newest list.
     * Returns false when not a byte of the folder changed. After a recall only a list of that date or a later one becomes
     * current.
     */
    boolean publish(ChannelList list, Iterator<Approval> approvals) {
        return put(list, files(list, approvals));
    }

    /** The same with files that were made before. */
    boolean put(ChannelList list, Map<String, byte[]> files) {
        DatedFolders folders = folders(store, name, list.county());
        boolean changed = !folders.holds(list.asOf(), files);
        if (changed) {
            folders.put(list.asOf(), files);
        }
        folders.write(ChannelFiles.SIGNING_KEY, keys.signing().verifyingKey().pem());
        if (!isBeforeRecall(folders, list.asOf())) {
            folders.point(newest(folders).text());
        }
        return changed;
    }

    static DatedFolders folders(Store store, String channel, String county) {
        return new DatedFolders(store, ROOT + "/" + channel + "/county=" + county);
    }

    private static Pointer newest(DatedFolders folders) {
        String dt = folders.dates().get(0);
        return Pointer.to(dt, Sha256.hex(folders.read(dt, ChannelFiles.MANIFEST)));
    }

    private static boolean isBeforeRecall(DatedFolders folders, LocalDate asOf) {
        Optional<Pointer> recalled = folders.current().map(Pointer::read).filter(Pointer::isRecalled);
        return recalled.filter(pointer -> asOf.isBefore(LocalDate.parse(pointer.dt())))
                .isPresent();
    }

    /** What the folder of a list is to hold, the households that the filter lets through in the order given. */
    Map<String, byte[]> files(ChannelList list, Iterator<Approval> approvals) {
        PackedLines lines = lines(approvals);
        List<Content> contents = new ArrayList<>();
        contents.add(content(lines));
        if (settings.recipientKey().isEmpty()) {
            contents.add(new Content(ChannelFiles.LINE_HASHES, lines.count(), lines.hashes()));
        }
        contents.add(new Content(ChannelFiles.SCHEMA, 0, JsonFile.bytes(ChannelSchema.of(name, settings.shown()))));
        ChannelManifest manifest = ChannelManifest.of(
                name, settings, list, keys.signing().verifyingKey().id(), contents);
        Map<String, byte[]> files = new LinkedHashMap<>();
        contents.forEach(content -> files.put(content.name(), content.bytes()));
        files.put(ChannelFiles.SIGNATURE, keys.signing().sign(manifest.bytes()));
        files.put(ChannelFiles.MANIFEST, manifest.bytes());
        return files;
    }

    private PackedLines lines(Iterator<Approval> approvals) {
        ChannelLine line = new ChannelLine(name, settings.shown(), new Tokens(keys.token()));
        PackedLines lines = new PackedLines();
        approvals.forEachRemaining(approval -> {
            if (settings.filter().includes(approval)) {
                lines.add(line.of(approval));
            }
        });
        return lines;
    }

    private Content content(PackedLines lines) {
        byte[] packed = lines.bytes();
        return settings.recipientKey()
                .map(recipient -> new Content(
                        ChannelFiles.ENCRYPTED, lines.count(), new Envelope(recipient, keys.identity()).close(packed)))
                .orElseGet(() -> new Content(ChannelFiles.LINES, lines.count(), packed));
    }
}
