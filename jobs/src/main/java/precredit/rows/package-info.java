/** Rows of a query as the driver takes them from its tasks: in the bytes in which Spark holds them, without an object for each. */
package precredit.rows;
