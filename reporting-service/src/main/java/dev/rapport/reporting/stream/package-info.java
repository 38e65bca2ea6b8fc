/** The live stream: what has just changed, as Server-Sent Events. */
@NullMarked
package dev.rapport.reporting.stream;

import org.jspecify.annotations.NullMarked;
