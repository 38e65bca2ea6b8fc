/** How up to date an answer is: readers may ask for a position, and are told the lag. */
@NullMarked
package dev.rapport.reporting.freshness;

import org.jspecify.annotations.NullMarked;
