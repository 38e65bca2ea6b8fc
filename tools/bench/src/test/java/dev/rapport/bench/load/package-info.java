/** Tests of the package. */
@NullMarked
package dev.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
