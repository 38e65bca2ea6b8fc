/** What happens to the access policy: the events on the topic {@code rapport.policy}. */
@NullMarked
package dev.rapport.events.policy;

import org.jspecify.annotations.NullMarked;
