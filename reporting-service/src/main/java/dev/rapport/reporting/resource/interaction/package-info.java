/** Interactions: every contact between customers and us. */
@NullMarked
package dev.rapport.reporting.resource.interaction;

import org.jspecify.annotations.NullMarked;
