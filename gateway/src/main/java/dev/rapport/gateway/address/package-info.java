/** Under which address the gateway is known, and which address a caller has. */
@NullMarked
package dev.rapport.gateway.address;

import org.jspecify.annotations.NullMarked;
