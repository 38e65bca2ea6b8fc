/** Tests of the package. */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
