/** What happens to a rule: the events on the topic {@code rapport.rule}. */
@NullMarked
package dev.rapport.events.rule;

import org.jspecify.annotations.NullMarked;
