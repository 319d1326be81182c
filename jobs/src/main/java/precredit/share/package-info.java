/** Links to the files of a published list that open without an account, for a set time. */
package precredit.share;
