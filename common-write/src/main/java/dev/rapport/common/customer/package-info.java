/** The records that count as customers in a service that does not own them, as it has read them from Kafka. */
@NullMarked
package dev.rapport.common.customer;

import org.jspecify.annotations.NullMarked;
