/** Whose records? Owners by themselves, by their team and by whom they work for. */
@NullMarked
package dev.rapport.reporting.owner;

import org.jspecify.annotations.NullMarked;
