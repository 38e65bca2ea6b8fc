/** What happens to a lead: the events on the topic {@code rapport.lead}. */
@NullMarked
package dev.rapport.events.lead;

import org.jspecify.annotations.NullMarked;
