package precredit.publish;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import precredit.publish.workbook.ListStamp;
import precredit.publish.workbook.TownshipWorkbooks;
import precredit.publish.workbook.VillageTotals;

/** The workbooks of the townships: the rows of preapproval.csv once more, each in the sheet of its village. */
final class Townships {
    private Townships() {}

    static List<ListFile> of(String county, LocalDate asOf, ListFile preapproval, List<VillageTotals> villages) {
        ListStamp stamp = new ListStamp(county, asOf, preapproval.entry().sha256());
        List<List<String>> rows = CsvText.read(preapproval.bytes(), NamedCsvRecord::getFields);
        List<ListFile> files = new ArrayList<>();
        TownshipWorkbooks.write(
                stamp,
                villages,
                rows.iterator(),
                workbook -> files.add(new ListFile(workbook.name(), workbook.rows(), workbook.bytes())));
        return files;
    }
}
