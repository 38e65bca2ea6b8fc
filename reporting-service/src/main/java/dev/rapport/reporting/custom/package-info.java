/** Which fields has this company defined for its records? Asked by records, lists and whoever describes them. */
@NullMarked
package dev.rapport.reporting.custom;

import org.jspecify.annotations.NullMarked;
