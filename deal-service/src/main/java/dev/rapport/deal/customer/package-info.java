/** The contacts and accounts that deals are for, as this service has read them from Kafka. */
@NullMarked
package dev.rapport.deal.customer;

import org.jspecify.annotations.NullMarked;
