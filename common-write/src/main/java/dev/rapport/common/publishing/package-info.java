/** From the event store to Kafka, skipping nothing and losing nothing. */
@NullMarked
package dev.rapport.common.publishing;

import org.jspecify.annotations.NullMarked;
