/**
 * The way back of a township's workbook: what reviewers wrote beside the households of a published list becomes dated
 * facts. A workbook of another list than the published one is refused, and so is every row that does not say clearly who
 * decided what, and when.
 */
package precredit.review;
