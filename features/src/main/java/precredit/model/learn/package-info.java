/**
 * Learners on binned rows, in plain Java on the driver: the labelled loans of a county fit there, sums run in the order
 * of the rows, and so the same rows give the same bits on every machine. One search for splits serves the tree that
 * decides, the boosted trees that challenge it and the points tables in between.
 */
package precredit.model.learn;
