/** Followings: who wants to know what happens to which record. */
@NullMarked
package dev.rapport.interaction.following;

import org.jspecify.annotations.NullMarked;
