/** Who is calling, and what they may change or read. */
@NullMarked
package dev.rapport.common.security;

import org.jspecify.annotations.NullMarked;
