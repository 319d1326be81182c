package precredit.publish.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A workbook without the time at which it was written: where a time has to stand, it is the start of the list's date. */
final class Timeless {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String CREATED = "(<dcterms:created [^>]*>)[^<]*";

    private Timeless() {}

    static byte[] pack(byte[] workbook, LocalDate dt) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry part : Collections.list(in.getEntriesInPhysicalOrder())) {
                ZipEntry packed = new ZipEntry(part.getName());
                packed.setTimeLocal(dt.atStartOfDay());
                out.putNextEntry(packed);
                out.write(content(in, part, dt));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] content(ZipFile in, ZipArchiveEntry part, LocalDate dt) throws IOException {
        byte[] content = in.getInputStream(part).readAllBytes();
        return part.getName().equals(PROPERTIES) ? dated(content, dt) : content;
    }

    private static byte[] dated(byte[] properties, LocalDate dt) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst(CREATED, "$1" + dt + "T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
