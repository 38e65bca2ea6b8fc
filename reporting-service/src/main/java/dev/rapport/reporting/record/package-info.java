/** Records of every type, their history, and how they were at any time: folded from events by pure functions. */
@NullMarked
package dev.rapport.reporting.record;

import org.jspecify.annotations.NullMarked;
