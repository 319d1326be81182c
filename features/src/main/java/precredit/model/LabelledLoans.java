package precredit.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import precredit.model.table.Rows;
import precredit.problem.Problems;

/**
 * Loans with a known outcome on the driver, in the order of their ids: {@code days} are the dates their features speak
 * of, the day before each was granted; {@code households} whose they are.
 */
public record LabelledLoans(List<String> ids, List<String> households, List<LocalDate> days, Rows rows) {
    private static final int PERFORMANCE_MONTHS = 12;

    /**
     * Collects loans with their numeric columns; needs {@code loan_id}, {@code as_of} and {@code label}, which is good
     * or bad, or 0 or 1; any other label is a bug. Without {@code household_id} every loan is a household's only one.
     */
    public static LabelledLoans of(Dataset<Row> training) {
        List<String> columns = Stream.of(training.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(field -> field.name())
                .filter(name -> !name.equals("label"))
                .toList();
        boolean known = List.of(training.columns()).contains("household_id");
        Stream<String> wanted = Stream.concat(
                Stream.of("loan_id", "as_of", "label", known ? "household_id" : "loan_id"), columns.stream());
        List<Row> loans =
                training
                        .select(wanted.map(functions::col).toArray(org.apache.spark.sql.Column[]::new))
                        .collectAsList()
                        .stream()
                        .sorted(Comparator.<Row, String>comparing(row -> row.getString(0))
                                .thenComparing(row -> (LocalDate) row.get(1)))
                        .toList();
        double[][] values = IntStream.range(0, columns.size())
                .mapToObj(column -> loans.stream()
                        .mapToDouble(row -> value(row.get(column + 4)))
                        .toArray())
                .toArray(double[][]::new);
        byte[] bad = new byte[loans.size()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = bad(String.valueOf(loans.get(i).get(2)));
        }
        return new LabelledLoans(
                loans.stream().map(row -> row.getString(0)).toList(),
                loans.stream().map(row -> row.getString(3)).toList(),
                loans.stream().map(row -> (LocalDate) row.get(1)).toList(),
                new Rows(columns, values, bad));
    }

    /**
     * The loans whose performance window was over on a training date. A younger loan can be known to be bad but not yet
     * to be good, so that the youngest together look worse than they are. Loans of that date or later are refused.
     */
    public LabelledLoans matureOn(LocalDate trainingDate) {
        days.stream().filter(day -> !day.isBefore(trainingDate)).findFirst().ifPresent(day -> {
            throw Problems.trainingOnTheFuture(day, trainingDate);
        });
        return where(day -> !day.plusDays(1).plusMonths(PERFORMANCE_MONTHS).isAfter(trainingDate));
    }

    public LabelledLoans from(LocalDate day) {
        return where(other -> !other.isBefore(day));
    }

    public LabelledLoans before(LocalDate day) {
        return where(other -> other.isBefore(day));
    }

    public int count() {
        return days.size();
    }

    public int bads() {
        return rows.bads();
    }

    public int goods() {
        return count() - bads();
    }

    /** The rows with the columns of these inputs alone, in their order. */
    public Rows inputs(List<Input> inputs) {
        double[][] values = inputs.stream()
                .map(input -> rows.column(rows.columns().indexOf(input.column())))
                .toArray(double[][]::new);
        byte[] bad = new byte[count()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = (byte) (rows.isBad(i) ? 1 : 0);
        }
        return new Rows(inputs.stream().map(Input::column).toList(), values, bad);
    }

    private LabelledLoans where(Predicate<LocalDate> wanted) {
        return at(IntStream.range(0, count())
                .filter(row -> wanted.test(days.get(row)))
                .toArray());
    }

    /** These loans, in this order. */
    public LabelledLoans at(int[] chosen) {
        return new LabelledLoans(
                IntStream.of(chosen).mapToObj(ids::get).toList(),
                IntStream.of(chosen).mapToObj(households::get).toList(),
                IntStream.of(chosen).mapToObj(days::get).toList(),
                rows.at(chosen));
    }

    private static double value(Object cell) {
        return cell == null ? Double.NaN : ((Number) cell).doubleValue();
    }

    private static byte bad(String label) {
        return switch (label) {
            case "bad", "1" -> 1;
            case "good", "0" -> 0;
            default -> throw new IllegalArgumentException("a label to learn from is neither good nor bad");
        };
    }
}
