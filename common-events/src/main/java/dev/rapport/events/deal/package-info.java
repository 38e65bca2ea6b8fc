/** What happens to a deal: the events on the topic {@code rapport.deal}. */
@NullMarked
package dev.rapport.events.deal;

import org.jspecify.annotations.NullMarked;
