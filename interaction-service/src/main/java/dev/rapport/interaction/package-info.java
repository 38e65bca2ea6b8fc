/** What was said and done with customers. */
@NullMarked
package dev.rapport.interaction;

import org.jspecify.annotations.NullMarked;
