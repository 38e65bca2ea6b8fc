/** The rules that the modules' classes keep among each other. */
@NullMarked
package dev.rapport.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
