/** What somebody is told: the events on the topic {@code rapport.notice}. */
@NullMarked
package dev.rapport.events.notice;

import org.jspecify.annotations.NullMarked;
