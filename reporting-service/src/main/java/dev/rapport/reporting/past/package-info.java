/** What was so at an instant of the past, by when it was recorded or by when it happened. */
@NullMarked
package dev.rapport.reporting.past;

import org.jspecify.annotations.NullMarked;
