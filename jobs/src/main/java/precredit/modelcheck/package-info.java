/**
 * Trains and validates the learners of a county on any labelled table, so that a validator can hold them to tables that
 * everybody knows.
 */
package precredit.modelcheck;
