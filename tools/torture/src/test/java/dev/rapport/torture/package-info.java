/** Tests of the command. */
@NullMarked
package dev.rapport.torture;

import org.jspecify.annotations.NullMarked;
