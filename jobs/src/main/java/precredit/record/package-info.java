/**
 * What each published night rested on, kept so that it can be computed again: a record for each run, and by their hashes
 * the files that may have changed since.
 */
package precredit.record;
