/** The lake: every table in one list, each with its path, its grain and its columns; a write replaces one slice. */
package precredit.lake;
