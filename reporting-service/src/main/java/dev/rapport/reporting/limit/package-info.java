/** How many requests of a kind may be under way at the same time. */
@NullMarked
package dev.rapport.reporting.limit;

import org.jspecify.annotations.NullMarked;
