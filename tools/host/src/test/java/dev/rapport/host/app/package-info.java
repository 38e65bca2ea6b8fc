/** Services as small as can be. */
@NullMarked
package dev.rapport.host.app;

import org.jspecify.annotations.NullMarked;
