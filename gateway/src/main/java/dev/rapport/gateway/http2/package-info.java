/** Many requests at the same time through one connection. */
@NullMarked
package dev.rapport.gateway.http2;

import org.jspecify.annotations.NullMarked;
