/** One night of one county, from deliveries to the published list, and each step of it. */
package precredit.night;
