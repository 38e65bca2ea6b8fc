/** A short torture of the whole system. */
@NullMarked
package dev.rapport.systemtests.torture;

import org.jspecify.annotations.NullMarked;
