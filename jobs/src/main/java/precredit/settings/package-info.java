/**
 * Settings are records, bound once at start from HOCON. What a key means is said in {@code reference.conf}; an unknown
 * key, a missing one or a value of the wrong type is refused with its file and line. Nothing else sees the
 * configuration library.
 */
package precredit.settings;
