/** Tests of the checks: each of them has to fail when something is wrong. */
@NullMarked
package dev.rapport.torture.check;

import org.jspecify.annotations.NullMarked;
