package precredit.publish.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;

/** Writes one workbook for each township of a county, each handed over before the next is begun. */
public final class TownshipWorkbooks {
    private static final String APPLICATION = "County Precredit";
    private static final String FORBIDDEN = "[\\\\/:*?\"<>|\\p{Cntrl}]";

    private TownshipWorkbooks() {}

    /**
     * {@code rows} are those of preapproval.csv, in its order: by township code, village code and household. {@code villages}
     * are all that have a household on the roll or on the list before, in any order.
     */
    public static void write(
            ListStamp stamp,
            List<VillageTotals> villages,
            Iterator<List<String>> rows,
            Consumer<TownshipWorkbook> taker) {
        TreeMap<String, List<VillageTotals>> townships = new TreeMap<>();
        villages.stream().sorted(Comparator.comparing(VillageTotals::code)).forEach(village -> townships
                .computeIfAbsent(village.townshipCode(), code -> new ArrayList<>())
                .add(village));
        townships.values().forEach(township -> taker.accept(workbook(stamp, township, rows)));
        if (rows.hasNext()) {
            throw new IllegalStateException("a listed household lies in no village of the ledger");
        }
    }

    private static TownshipWorkbook workbook(
            ListStamp stamp, List<VillageTotals> villages, Iterator<List<String>> rows) {
        long listed = villages.stream().mapToLong(VillageTotals::listed).sum();
        try {
            byte[] bytes = Timeless.pack(bytes(stamp, villages, rows), stamp.dt());
            return new TownshipWorkbook(name(villages.get(0)), listed, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ListStamp stamp, List<VillageTotals> villages, Iterator<List<String>> rows)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, APPLICATION, null)) {
            // It is packed again, without the clock.
            workbook.setCompressionLevel(Deflater.NO_COMPRESSION);
            stamp.writeTo(workbook.properties());
            SummarySheet.write(workbook, stamp, villages);
            for (VillageTotals village : villages) {
                if (village.listed() > 0) {
                    VillageSheet.write(workbook, stamp, village, rows);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String name(VillageTotals village) {
        return "townships/" + village.townshipCode() + "_" + village.township().replaceAll(FORBIDDEN, "-") + ".xlsx";
    }
}
