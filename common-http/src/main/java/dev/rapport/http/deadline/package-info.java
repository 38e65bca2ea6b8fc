/** Requests that arrive too slowly, and how much of their bodies is kept in memory. */
@NullMarked
package dev.rapport.http.deadline;

import org.jspecify.annotations.NullMarked;
