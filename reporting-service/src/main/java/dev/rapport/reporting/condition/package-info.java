/** Which records does a condition mean? Asked of the index, with the same answer as in memory. */
@NullMarked
package dev.rapport.reporting.condition;

import org.jspecify.annotations.NullMarked;
