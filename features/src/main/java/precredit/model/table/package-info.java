/** Labelled rows on the driver, column by column: what every learner here reads. */
package precredit.model.table;
