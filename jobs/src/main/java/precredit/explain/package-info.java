/** One household's row of the ledger in words that a county team can check with a pocket calculator. */
package precredit.explain;
