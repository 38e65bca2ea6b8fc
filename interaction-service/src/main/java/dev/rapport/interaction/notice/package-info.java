/** Notices: one person is told of one thing, once. */
@NullMarked
package dev.rapport.interaction.notice;

import org.jspecify.annotations.NullMarked;
