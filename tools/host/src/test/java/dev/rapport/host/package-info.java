/** Tests of what services share in one JVM. */
@NullMarked
package dev.rapport.host;

import org.jspecify.annotations.NullMarked;
