package precredit.review;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import precredit.publish.workbook.ListStamp;
import precredit.publish.workbook.SummarySheet;

/**
 * A workbook as it came back: which list it is of, the rows into which reviewers wrote, and the sheets that cannot be read
 * because their first row no longer names the columns. Villages that were taken out are not missed.
 */
record ReviewWorkbook(Optional<ListStamp> stamp, List<ReviewRow> rows, List<Mistake> mistakes) {

    /** Fails for bytes that are no workbook. */
    static ReviewWorkbook read(byte[] bytes) throws IOException {
        List<ReviewRow> rows = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (!sheet.getName().equals(SummarySheet.NAME)) {
                    read(sheet, rows, mistakes);
                }
            }
            return new ReviewWorkbook(ListStamp.of(bytes), rows, mistakes);
        } catch (RuntimeException e) {
            // The reader has no one exception for a damaged file.
            throw new IOException(e);
        }
    }

    private static void read(Sheet sheet, List<ReviewRow> rows, List<Mistake> mistakes) throws IOException {
        try (Stream<Row> lines = sheet.openStream()) {
            Iterator<Row> line = lines.iterator();
            if (!line.hasNext()) {
                return;
            }
            Row head = line.next();
            SheetCells cells = new SheetCells(head);
            if (!cells.missing().isEmpty()) {
                mistakes.add(new Mistake(
                        sheet.getName(),
                        head.getRowNum(),
                        "the first row has not the columns " + String.join(", ", cells.missing())));
                return;
            }
            line.forEachRemaining(row -> {
                ReviewRow review = new ReviewRow(sheet.getName(), row.getRowNum(), cells.of(row));
                if (review.isReviewed()) {
                    rows.add(review);
                }
            });
        }
    }
}
