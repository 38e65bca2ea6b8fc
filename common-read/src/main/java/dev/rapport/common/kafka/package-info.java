/** How every client of this process reaches Kafka. */
@NullMarked
package dev.rapport.common.kafka;

import org.jspecify.annotations.NullMarked;
