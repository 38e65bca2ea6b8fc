/** What all queries have in common: strict parameters and opaque cursors. */
@NullMarked
package dev.rapport.reporting.query;

import org.jspecify.annotations.NullMarked;
