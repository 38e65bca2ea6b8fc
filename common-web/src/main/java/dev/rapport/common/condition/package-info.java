/** The one language in which people and rules say which records they mean. */
@NullMarked
package dev.rapport.common.condition;

import org.jspecify.annotations.NullMarked;
