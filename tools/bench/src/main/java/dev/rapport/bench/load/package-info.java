/** Load on a system, and what it answers: requests of known number or on a schedule, and how long each took. */
@NullMarked
package dev.rapport.bench.load;

import org.jspecify.annotations.NullMarked;
