/**
 * An invented county: a landing zone as the four sources would deliver it, with a known truth behind it. Households
 * have hidden traits; harvests, sales, arrears and defaults follow from them, never from a score of ours. Oddities and
 * broken rows are planted and counted, so that a night on the sample can be checked row by row. No person in it can
 * exist: the area code of every ID number and the segment of every phone number was never issued.
 */
package precredit.sample;
