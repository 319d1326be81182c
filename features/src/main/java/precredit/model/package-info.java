/**
 * The probability of default as a decision tree that a person can read. Its splits are learnt on the driver from rows in
 * bins; what was learnt becomes a {@link precredit.model.Tree} with exact thresholds, whose CASE expressions, SQL,
 * sentences and JSON all say the same. Missing values are never guessed: every question of the tree says where they go.
 */
package precredit.model;
