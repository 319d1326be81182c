/**
 * The models under {@code models/}. A candidate is written aside and moved into place once the gates accept it; a
 * record per county and training date then says that it decides from that date on. Refused candidates stay aside, to
 * be looked at.
 */
package precredit.registry;
