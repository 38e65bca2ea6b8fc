/** Breaks the local stack under load and checks that nothing was lost, doubled or stale. */
@NullMarked
package dev.rapport.torture;

import org.jspecify.annotations.NullMarked;
