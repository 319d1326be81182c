/** How past loans turned out, as far as that was known on the day a model is trained. */
package precredit.label;
