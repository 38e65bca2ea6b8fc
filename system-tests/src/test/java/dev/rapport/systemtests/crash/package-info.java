/** Whatever process dies while work goes on, no acknowledged write is lost and none is doubled. */
@NullMarked
package dev.rapport.systemtests.crash;

import org.jspecify.annotations.NullMarked;
