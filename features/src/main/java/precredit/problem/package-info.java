/**
 * Expected failures. A problem has an exit code and a message of one or two lines; anything else that is thrown is a
 * bug and keeps its stack trace. Bad rows are neither: they go to quarantine.
 */
package precredit.problem;
