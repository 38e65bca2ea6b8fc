/** More than one instance of a service. */
@NullMarked
package dev.rapport.systemtests.scale;

import org.jspecify.annotations.NullMarked;
