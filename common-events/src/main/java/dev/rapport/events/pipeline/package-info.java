/** What happens to a pipeline: the events on the topic {@code rapport.pipeline}. */
@NullMarked
package dev.rapport.events.pipeline;

import org.jspecify.annotations.NullMarked;
