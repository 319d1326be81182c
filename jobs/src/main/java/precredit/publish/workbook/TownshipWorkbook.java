package precredit.publish.workbook;

/** The workbook of one township: its path below the list's folder, the households listed in it, its bytes. */
public final class TownshipWorkbook {
    private final String name;
    private final long rows;
    private final byte[] bytes;

    TownshipWorkbook(String name, long rows, byte[] bytes) {
        this.name = name;
        this.rows = rows;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public long rows() {
        return rows;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
