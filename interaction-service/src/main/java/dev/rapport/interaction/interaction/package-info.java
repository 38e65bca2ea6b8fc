/** Interactions: every contact between a customer and us. */
@NullMarked
package dev.rapport.interaction.interaction;

import org.jspecify.annotations.NullMarked;
