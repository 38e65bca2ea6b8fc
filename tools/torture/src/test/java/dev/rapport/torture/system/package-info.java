/** Tests of what stands between the parts of the stack. */
@NullMarked
package dev.rapport.torture.system;

import org.jspecify.annotations.NullMarked;
