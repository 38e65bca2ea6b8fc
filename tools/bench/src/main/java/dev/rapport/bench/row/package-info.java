/** What is measured, each beside its limit. */
@NullMarked
package dev.rapport.bench.row;

import org.jspecify.annotations.NullMarked;
