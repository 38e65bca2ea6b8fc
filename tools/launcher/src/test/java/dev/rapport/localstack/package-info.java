/** Tests of the local stack, on real processes. */
@NullMarked
package dev.rapport.localstack;

import org.jspecify.annotations.NullMarked;
