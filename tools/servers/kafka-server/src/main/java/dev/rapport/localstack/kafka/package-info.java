/** A real Kafka broker and its controller in one JVM, for development and tests on one machine. */
@NullMarked
package dev.rapport.localstack.kafka;

import org.jspecify.annotations.NullMarked;
