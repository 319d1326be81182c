/**
 * Who the households of a county are on a date: the land snapshot in force, the roll, the head of each household, what
 * the head consented to, and persons registered in two households.
 */
package precredit.household;
