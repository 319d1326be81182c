/**
 * The list that a county team works with: its files, its manifest, and the swap that puts it in place as a whole. This
 * is the only place where names, numbers and phones are written, and only for approved households, masked.
 */
package precredit.publish;
