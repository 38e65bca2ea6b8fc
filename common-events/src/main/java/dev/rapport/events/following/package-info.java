/** Who follows which records: the events on the topic {@code rapport.following}. */
@NullMarked
package dev.rapport.events.following;

import org.jspecify.annotations.NullMarked;
