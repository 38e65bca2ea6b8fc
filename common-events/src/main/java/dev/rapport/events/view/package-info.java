/** What happens to a saved view: the events on the topic {@code rapport.view}. */
@NullMarked
package dev.rapport.events.view;

import org.jspecify.annotations.NullMarked;
