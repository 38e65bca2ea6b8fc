/** Axon's event store on PostgreSQL. */
@NullMarked
package dev.rapport.common.eventstore;

import org.jspecify.annotations.NullMarked;
