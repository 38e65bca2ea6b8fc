/** Deals and their pipelines. */
@NullMarked
package dev.rapport.deal;

import org.jspecify.annotations.NullMarked;
