/** The 360° view: everything about one customer at a glance. */
@NullMarked
package dev.rapport.reporting.overview;

import org.jspecify.annotations.NullMarked;
