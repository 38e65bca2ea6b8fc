/** Who may come in: access tokens, origins and the headers that protect a browser. */
@NullMarked
package dev.rapport.gateway.security;

import org.jspecify.annotations.NullMarked;
