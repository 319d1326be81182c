/** Dictionaries that an operator keeps as CSV files: crops and divisions. A bad row is refused with file and line. */
package precredit.dictionary;
