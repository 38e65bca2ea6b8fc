/** Events that become visible late, or carry wrong times, are passed over by no reader. */
@NullMarked
package dev.rapport.systemtests.late;

import org.jspecify.annotations.NullMarked;
