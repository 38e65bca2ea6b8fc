/** What is small and asked for all the time: a few fields of all records of some kinds, read whole. */
@NullMarked
package dev.rapport.reporting.kept;

import org.jspecify.annotations.NullMarked;
