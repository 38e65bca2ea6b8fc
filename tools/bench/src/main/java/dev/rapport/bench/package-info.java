/** Measures the local stack, each figure beside its limit. */
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
