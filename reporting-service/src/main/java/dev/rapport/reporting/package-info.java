/** Everything people look at, built from events alone. */
@NullMarked
package dev.rapport.reporting;

import org.jspecify.annotations.NullMarked;
