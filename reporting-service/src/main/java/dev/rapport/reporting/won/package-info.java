/** What was won, by whom and how fast? Deals by when they were closed. */
@NullMarked
package dev.rapport.reporting.won;

import org.jspecify.annotations.NullMarked;
