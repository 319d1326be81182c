/**
 * Deliveries once typed: land rights after NY/T 2539, sales, government credit. Identities are keyed tokens; nothing
 * here can be turned back into an ID number, a name or a phone.
 */
package precredit.silver;
