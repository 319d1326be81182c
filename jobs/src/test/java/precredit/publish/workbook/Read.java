package precredit.publish.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook read back by another program than wrote it. */
public final class Read {
    private Read() {}

    static Map<String, List<List<String>>> sheets(TownshipWorkbook workbook) throws IOException {
        return sheets(workbook.bytes());
    }

    /** Rows as text by the name of their sheet, as wide as the first one. */
    public static Map<String, List<List<String>>> sheets(byte[] workbook) throws IOException {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : read.getSheets().toList()) {
                List<Row> rows = sheet.read();
                int width = rows.get(0).getCellCount();
                sheets.put(
                        sheet.getName(),
                        rows.stream().map(row -> texts(row, width)).toList());
            }
        }
        return sheets;
    }

    static Map<String, String> parts(TownshipWorkbook workbook) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                texts.put(part.getName(), new String(parts.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static List<String> texts(Row row, int width) {
        return IntStream.range(0, width)
                .mapToObj(
                        column -> row.getOptionalCell(column).map(Cell::getText).orElse(""))
                .toList();
    }
}
