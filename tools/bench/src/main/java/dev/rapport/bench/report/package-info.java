/** Figures as people and programs read them. */
@NullMarked
package dev.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
