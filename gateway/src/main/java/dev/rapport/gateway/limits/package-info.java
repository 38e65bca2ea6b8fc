/** How much one caller may ask for, and in what shape. */
@NullMarked
package dev.rapport.gateway.limits;

import org.jspecify.annotations.NullMarked;
