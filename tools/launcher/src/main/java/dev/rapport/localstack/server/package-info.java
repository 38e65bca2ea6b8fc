/** How each of the four servers is prepared, started and known to be ready. */
@NullMarked
package dev.rapport.localstack.server;

import org.jspecify.annotations.NullMarked;
