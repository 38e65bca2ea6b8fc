/** Tests of the package. */
@NullMarked
package dev.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
