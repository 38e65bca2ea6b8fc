/** Which service answers a request, and the exchange with it. */
@NullMarked
package dev.rapport.gateway.routing;

import org.jspecify.annotations.NullMarked;
