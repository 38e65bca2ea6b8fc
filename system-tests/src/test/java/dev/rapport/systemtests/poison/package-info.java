/** Events that cannot be applied hold up their own record and nothing else. */
@NullMarked
package dev.rapport.systemtests.poison;

import org.jspecify.annotations.NullMarked;
