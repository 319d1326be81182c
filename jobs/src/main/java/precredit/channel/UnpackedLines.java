package precredit.channel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The lines of a gzip file as far as it can be unpacked, without their line feeds, and whether that was to its end. */
record UnpackedLines(List<byte[]> lines, boolean isWhole) {
    private static final int STEP = 512;

    static UnpackedLines of(byte[] packed) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        boolean whole = unpack(packed, unpacked);
        byte[] text = unpacked.toByteArray();
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                lines.add(Arrays.copyOfRange(text, start, i));
                start = i + 1;
            }
        }
        return new UnpackedLines(lines, whole && start == text.length);
    }

    /** What is wrong with these lines by the hashes of those that were signed: which line it is, as far as that can be said. */
    String difference(byte[] hashes) {
        List<String> signed = new String(hashes, StandardCharsets.UTF_8).lines().toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < Math.min(lines.size(), signed.size()); i++) {
            if (!PackedLines.hash(lines.get(i)).equals(signed.get(i))) {
                wrong.add(Integer.toString(i + 1));
            }
        }
        if (!wrong.isEmpty()) {
            List<String> shown = wrong.subList(0, Math.min(wrong.size(), 5));
            return "line " + String.join(", ", shown) + (shown.size() < wrong.size() ? " and more" : "")
                    + " is not what was signed";
        }
        if (lines.size() != signed.size()) {
            return "ends after line " + lines.size() + " of " + signed.size();
        }
        return "has all its lines, but the bytes around them were changed";
    }

    private static boolean unpack(byte[] packed, ByteArrayOutputStream unpacked) {
        byte[] step = new byte[STEP];
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed), STEP)) {
            for (int read = gzip.read(step); read >= 0; read = gzip.read(step)) {
                unpacked.write(step, 0, read);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
