/** Who am I? The person who asks, and what holds for them. */
@NullMarked
package dev.rapport.reporting.me;

import org.jspecify.annotations.NullMarked;
