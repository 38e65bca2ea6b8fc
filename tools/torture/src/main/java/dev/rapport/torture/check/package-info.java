/** Whether everything that was acknowledged is everywhere, once. */
@NullMarked
package dev.rapport.torture.check;

import org.jspecify.annotations.NullMarked;
