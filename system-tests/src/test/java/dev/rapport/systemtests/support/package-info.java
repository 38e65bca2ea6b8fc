/** Starts the whole system and talks to it from outside: over HTTP, Kafka and, to look underneath, its stores. */
@NullMarked
package dev.rapport.systemtests.support;

import org.jspecify.annotations.NullMarked;
