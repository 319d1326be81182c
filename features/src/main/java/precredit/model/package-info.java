/**
 * The probability of default as a decision tree that a person can read. MLlib finds the splits; what it found becomes
 * a {@link precredit.model.Tree} of our own with exact thresholds, whose CASE expressions, SQL, sentences and JSON all
 * say the same. Missing values are never guessed: every question of the tree says where they go.
 */
package precredit.model;
