/** What happens to a source: the events on the topic {@code rapport.source}. */
@NullMarked
package dev.rapport.events.source;

import org.jspecify.annotations.NullMarked;
