/** What a field of an event means: its kind of text, its limits, its choices, what it refers to, in words. */
@NullMarked
package dev.rapport.events.field;

import org.jspecify.annotations.NullMarked;
