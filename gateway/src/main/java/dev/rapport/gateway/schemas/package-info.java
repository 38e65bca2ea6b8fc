/** What events look like, for those who read them. */
@NullMarked
package dev.rapport.gateway.schemas;

import org.jspecify.annotations.NullMarked;
