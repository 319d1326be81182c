/** The command line. */
package precredit.cli;
