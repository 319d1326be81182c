package precredit.modelcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import precredit.feature.Direction;
import precredit.model.Contest;
import precredit.model.Input;
import precredit.model.MllibTree;
import precredit.model.ModelSettings;
import precredit.model.table.Rows;

/** Trains all contenders on a labelled table, once a repeat, and scores every row with each. */
record ModelCheck(LabelledTable table, ModelSettings.Growth growth) {
    static final String READABLE = "readable";
    static final String MLLIB = "mllib_tree";

    /** What became of one repeat: the contest, and for both sets the rows and the probabilities of each contender. */
    record Repeat(Contest contest, Encoding encoding, List<Input> inputs, Scored training, Scored tested) {}

    /** Rows, by their places in the table, and the probabilities that each contender gives them. */
    record Scored(int[] places, Rows rows, Map<String, double[]> pds) {}

    Repeat run(SparkSession spark, int[] training, int[] tested) {
        Encoding encoding = Encoding.of(table, training);
        List<Input> inputs = inputs();
        Rows learnt = named(encoding.rows(training), inputs);
        Rows unseen = named(encoding.rows(tested), inputs);
        Contest contest = Contest.on(learnt, inputs, growth);
        MllibTree mllib = MllibTree.grow(spark, learnt, growth);
        return new Repeat(
                contest,
                encoding,
                inputs,
                scored(contest, mllib, training, learnt),
                scored(contest, mllib, tested, unseen));
    }

    /** Names that SQL takes as they are; the words are the names of the file. */
    private List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            String name = table.columns().get(column);
            boolean plain = name.matches("[A-Za-z_][A-Za-z0-9_]*");
            inputs.add(new Input(plain ? name : "column_" + (column + 1), name, "", Direction.UNDECLARED));
        }
        return List.copyOf(inputs);
    }

    private static Rows named(Rows rows, List<Input> inputs) {
        byte[] bad = new byte[rows.count()];
        IntStream.range(0, bad.length).forEach(row -> bad[row] = (byte) (rows.isBad(row) ? 1 : 0));
        double[][] values =
                IntStream.range(0, inputs.size()).mapToObj(rows::column).toArray(double[][]::new);
        return new Rows(inputs.stream().map(Input::column).toList(), values, bad);
    }

    private static Scored scored(Contest contest, MllibTree mllib, int[] places, Rows rows) {
        Map<String, double[]> pds = new LinkedHashMap<>();
        Map<String, double[]> contenders = contest.probabilities(rows);
        pds.put(READABLE, contenders.get(contest.readable()));
        pds.putAll(contenders);
        pds.put(MLLIB, mllib.probabilities(rows));
        return new Scored(places, rows, pds);
    }
}
