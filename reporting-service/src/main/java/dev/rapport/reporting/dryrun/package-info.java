/** What would have followed from a rule? */
@NullMarked
package dev.rapport.reporting.dryrun;

import org.jspecify.annotations.NullMarked;
