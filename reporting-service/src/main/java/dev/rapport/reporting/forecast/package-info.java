/** When will which money come in? Open deals by the day on which they are expected to close. */
@NullMarked
package dev.rapport.reporting.forecast;

import org.jspecify.annotations.NullMarked;
