/** A small service to try the shared parts on real servers. */
@NullMarked
package dev.rapport.common.support;

import org.jspecify.annotations.NullMarked;
