/** Metrics, traces and logs that every service has. */
@NullMarked
package dev.rapport.common.observability;

import org.jspecify.annotations.NullMarked;
