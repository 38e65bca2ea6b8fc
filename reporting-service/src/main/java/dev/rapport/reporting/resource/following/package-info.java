/** Followings: who wants to know what happens to which record. */
@NullMarked
package dev.rapport.reporting.resource.following;

import org.jspecify.annotations.NullMarked;
