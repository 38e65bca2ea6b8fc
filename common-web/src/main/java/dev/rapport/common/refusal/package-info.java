/** Why something is refused, in the words of the business; how a caller is told is decided at the edge. */
@NullMarked
package dev.rapport.common.refusal;

import org.jspecify.annotations.NullMarked;
