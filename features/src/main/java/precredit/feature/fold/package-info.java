/**
 * Rows of a history folded, in one look at them and without moving any, into what is drawn from them for each of those whom
 * they concern. A county's households fit into memory whatever its history; its rows are read where they lie.
 */
package precredit.feature.fold;
