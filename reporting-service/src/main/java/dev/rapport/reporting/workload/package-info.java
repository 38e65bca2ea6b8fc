/** Who has how much in hand, and what of it waits? */
@NullMarked
package dev.rapport.reporting.workload;

import org.jspecify.annotations.NullMarked;
