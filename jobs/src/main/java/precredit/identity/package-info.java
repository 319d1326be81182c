/**
 * Identities: keyed tokens that join a person's records (HMAC-SM3 after GM/T 0004, or HMAC-SHA256), and sealed text for
 * the one table from which {@code publish} reads names, numbers and phones, and signatures (Ed25519 after RFC 8032) over
 * what goes out.
 */
package precredit.identity;
