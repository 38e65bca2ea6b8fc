/** One lead, from the form to the 360° view, and everything that is told about it on the way. */
@NullMarked
package dev.rapport.systemtests.journey;

import org.jspecify.annotations.NullMarked;
