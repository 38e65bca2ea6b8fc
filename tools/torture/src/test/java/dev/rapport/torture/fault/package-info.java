/** Tests of what is done to the stack, and when. */
@NullMarked
package dev.rapport.torture.fault;

import org.jspecify.annotations.NullMarked;
