/** What fields may hold, as the annotations of the events declare it, and the one form in which it is kept. */
@NullMarked
package dev.rapport.common.field;

import org.jspecify.annotations.NullMarked;
