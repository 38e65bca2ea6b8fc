/** Tokens that callers keep for us and cannot make up: positions, cursors, ids of the stream. */
@NullMarked
package dev.rapport.common.token;

import org.jspecify.annotations.NullMarked;
