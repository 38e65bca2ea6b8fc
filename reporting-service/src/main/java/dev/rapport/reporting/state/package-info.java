/** Records as they are now, on compacted topics: who needs no history starts from there instead of from event 0. */
@NullMarked
package dev.rapport.reporting.state;

import org.jspecify.annotations.NullMarked;
