/** Files of a run, on a disk or in an object store: lists, models, deliveries. Tables are the business of the lake. */
package precredit.store;
