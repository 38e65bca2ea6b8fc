/** The stack that is measured: its parts, its people, what it costs. */
@NullMarked
package dev.rapport.bench.stack;

import org.jspecify.annotations.NullMarked;
