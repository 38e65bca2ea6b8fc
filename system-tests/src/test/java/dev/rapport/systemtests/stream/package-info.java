/** The event stream keeps what it promises to data teams. */
@NullMarked
package dev.rapport.systemtests.stream;

import org.jspecify.annotations.NullMarked;
