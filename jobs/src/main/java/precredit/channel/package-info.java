/**
 * Channels: the approved households for machines that trust nobody. Each channel is configuration, sends only columns of an
 * allow-list, and signs what it sends; {@code verify} proves it without a Spark session, {@code recall} takes it back.
 */
package precredit.channel;
