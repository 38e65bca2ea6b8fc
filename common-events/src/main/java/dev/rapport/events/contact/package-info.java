/** What happens to a contact: the events on the topic {@code rapport.contact}. */
@NullMarked
package dev.rapport.events.contact;

import org.jspecify.annotations.NullMarked;
