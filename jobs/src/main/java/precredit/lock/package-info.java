/**
 * One run at a time per county and storage root. Who may write is a lease: a numbered file that only one run can make,
 * renewed while the run lives, taken over when it was not. This is the one place where a clock is read; it decides who
 * may write, never what is written.
 */
package precredit.lock;
