/** Tests of the package. */
@NullMarked
package dev.rapport.bench.stack;

import org.jspecify.annotations.NullMarked;
