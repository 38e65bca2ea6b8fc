/** Which sources bring customers? */
@NullMarked
package dev.rapport.reporting.prospect;

import org.jspecify.annotations.NullMarked;
