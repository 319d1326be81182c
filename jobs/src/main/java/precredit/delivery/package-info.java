/**
 * Deliveries as they lie in the landing zone: which have arrived, whether they hold what they say, and each row read to
 * a typed record or to the reason why it cannot be used.
 */
package precredit.delivery;
