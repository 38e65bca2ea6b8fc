/** What runs inside a service's own process, in place of its HTTP. */
@NullMarked
package dev.rapport.bench.inprocess;

import org.jspecify.annotations.NullMarked;
