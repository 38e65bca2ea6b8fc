/** Deals: what customers may buy. */
@NullMarked
package dev.rapport.reporting.resource.deal;

import org.jspecify.annotations.NullMarked;
