/** Deals: what customers may buy. */
@NullMarked
package dev.rapport.deal.deal;

import org.jspecify.annotations.NullMarked;
