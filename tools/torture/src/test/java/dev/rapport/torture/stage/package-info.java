/** Tests of what stands between the parts of the stack. */
@NullMarked
package dev.rapport.torture.stage;

import org.jspecify.annotations.NullMarked;
