package precredit.review;

/** Why a row of a workbook is refused. It repeats nothing that was typed there. */
public record Mistake(String sheet, int row, String why) {
    @Override
    public String toString() {
        return "sheet " + sheet + ", row " + row + ": " + why;
    }
}
