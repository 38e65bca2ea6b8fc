/** Every error of the gateway as an RFC 9457 document, those of the web server included. */
@NullMarked
package dev.rapport.gateway.problem;

import org.jspecify.annotations.NullMarked;
