package precredit.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What can be read in a file, one character a byte, and inside of it when it is packed; of a cut one as much as there is. */
final class FileText {
    private static final int BLOCK = 1 << 16;

    private FileText() {}

    static String of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readAllBytes();
            String name = file.toString();
            if (name.contains(".gz")) {
                return gunzipped(bytes);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1) + (name.contains(".xlsx") ? unzipped(bytes) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a text stands in a UTF-8 file that is read this way. */
    static String asRead(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String gunzipped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            read(in, text);
        } catch (IOException cut) {
            return text.toString();
        }
        return text.toString();
    }

    private static String unzipped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                read(zip, text);
                entry = zip.getNextEntry();
            }
        } catch (IOException cut) {
            return text.toString();
        }
        return text.toString();
    }

    private static void read(InputStream in, StringBuilder text) throws IOException {
        byte[] some = new byte[BLOCK];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            text.append(new String(some, 0, length, StandardCharsets.ISO_8859_1));
        }
    }
}
