/** What happened with this customer? Every event of it, of its leads, deals and interactions, newest first. */
@NullMarked
package dev.rapport.reporting.timeline;

import org.jspecify.annotations.NullMarked;
