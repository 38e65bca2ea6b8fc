/** What happens to an interaction: the events on the topic {@code rapport.interaction}. */
@NullMarked
package dev.rapport.events.interaction;

import org.jspecify.annotations.NullMarked;
