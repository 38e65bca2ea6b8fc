/** What the tests of this service share. */
@NullMarked
package dev.rapport.interaction.support;

import org.jspecify.annotations.NullMarked;
