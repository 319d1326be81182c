/**
 * What policy says of every household: the rules in their order, the limit, the budgets and the county ledger. All
 * figures come from settings; nothing here reads a file or a clock.
 */
package precredit.policy;
