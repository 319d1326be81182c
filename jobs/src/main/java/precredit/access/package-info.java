/** Who was given what of a county: an event for every published set of files and every explained household. */
package precredit.access;
