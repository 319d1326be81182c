package precredit.model;

import java.util.function.Function;

/** A tree as one SELECT over the table {@code features}, for any engine that knows CASE. */
public final class TreeSql {
    private TreeSql() {}

    public static String select(Tree tree) {
        return """
                -- Probability of default and leaf of every household in features, as the model gives them.
                SELECT county, as_of, household_id,
                  %s AS pd,
                  %s AS leaf_id,
                  %s AS leaf_rows
                FROM features
                """
                .formatted(
                        expression(tree, leaf -> number(leaf.pd())),
                        expression(tree, leaf -> Integer.toString(leaf.leafId())),
                        expression(tree, leaf -> Long.toString(leaf.rows())));
    }

    static String expression(Tree tree, Function<Tree.Figures, String> value) {
        return tree.root().fold(value, TreeSql::caseWhen).replace("\n", "\n  ");
    }

    private static String caseWhen(Question question, String yes, String no) {
        return "CASE WHEN " + question.sql() + "\n  THEN " + indented(yes) + "\n  ELSE " + indented(no) + " END";
    }

    private static String indented(String branch) {
        return branch.replace("\n", "\n  ");
    }

    /** With an exponent a number is a double and not a decimal. */
    private static String number(double value) {
        String text = Json.shortest(value);
        return text.contains("E") ? text : text + "E0";
    }
}
