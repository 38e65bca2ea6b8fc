/** Projections into the PostgreSQL database of a service that writes, in one transaction with their checkpoint. */
@NullMarked
package dev.rapport.common.projection.postgres;

import org.jspecify.annotations.NullMarked;
