/** Tests. */
@NullMarked
package dev.rapport.common.custom;

import org.jspecify.annotations.NullMarked;
