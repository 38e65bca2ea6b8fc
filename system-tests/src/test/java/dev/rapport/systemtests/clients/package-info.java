/** Clients that others generate from the document of the API work on the running system. */
@NullMarked
package dev.rapport.systemtests.clients;

import org.jspecify.annotations.NullMarked;
