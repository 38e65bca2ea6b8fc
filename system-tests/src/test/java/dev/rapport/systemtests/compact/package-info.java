/** All services in one process are the same services. */
@NullMarked
package dev.rapport.systemtests.compact;

import org.jspecify.annotations.NullMarked;
