/**
 * What a field of an event means: its kind of text, its limits, its choices, what it refers to, in words. And the
 * fields that a company defines for itself: their events, on the topic {@code rapport.field}.
 */
@NullMarked
package dev.rapport.events.field;

import org.jspecify.annotations.NullMarked;
