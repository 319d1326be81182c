/**
 * The workbooks that a township works with: a summary of its villages, then a sheet for each village with the rows of
 * preapproval.csv and empty columns for the review. They are written from plain rows, one township at a time, and hold no
 * clock time: the same rows give the same bytes.
 */
package precredit.publish.workbook;
