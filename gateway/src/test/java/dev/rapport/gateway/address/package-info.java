/** Tests of the gateway's address and its callers'. */
@NullMarked
package dev.rapport.gateway.address;

import org.jspecify.annotations.NullMarked;
