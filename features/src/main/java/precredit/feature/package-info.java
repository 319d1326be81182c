/**
 * What is known of a household on a date. A feature is declared once, as data, in the catalogue; one engine computes all
 * of them for any households on any dates, so that training and scoring cannot differ.
 */
package precredit.feature;
