/**
 * Columns cut into bins once, for the tree, the challengers and the drift report alike. Bin 0 holds what is missing;
 * cuts are the shortest decimals between two values, so that a rule says 12000 and not 11987.35.
 */
package precredit.model.bin;
