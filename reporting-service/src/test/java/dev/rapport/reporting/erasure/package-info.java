/** Tests of forgetting people in every store. */
@NullMarked
package dev.rapport.reporting.erasure;

import org.jspecify.annotations.NullMarked;
