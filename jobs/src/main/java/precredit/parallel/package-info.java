/** Work of a step that goes on beside other work of it. */
package precredit.parallel;
