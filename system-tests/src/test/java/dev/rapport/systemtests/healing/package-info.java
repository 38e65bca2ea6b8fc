/** Read models that are lost or rebuilt while people work. */
@NullMarked
package dev.rapport.systemtests.healing;

import org.jspecify.annotations.NullMarked;
