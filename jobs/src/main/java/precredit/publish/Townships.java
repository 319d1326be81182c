package precredit.publish;

import java.util.ArrayList;
import java.util.List;
import precredit.publish.workbook.ListStamp;
import precredit.publish.workbook.TownshipWorkbooks;
import precredit.publish.workbook.VillageTotals;

/** The workbooks of the townships: the rows of preapproval.csv once more, each in the sheet of its village. */
final class Townships {
    private Townships() {}

    static List<ListFile> of(ListStamp stamp, List<List<String>> rows, List<VillageTotals> villages) {
        List<ListFile> files = new ArrayList<>();
        TownshipWorkbooks.write(
                stamp,
                villages,
                rows.iterator(),
                workbook -> files.add(new ListFile(workbook.name(), workbook.rows(), workbook.bytes())));
        return files;
    }
}
