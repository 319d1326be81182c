/** What a night costs: whole processes, timed from outside, on inputs that anybody can make again. */
package precredit.bench;
