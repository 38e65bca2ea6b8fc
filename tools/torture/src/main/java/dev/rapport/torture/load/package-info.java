/** Who writes and reads meanwhile, and what they were answered. */
@NullMarked
package dev.rapport.torture.load;

import org.jspecify.annotations.NullMarked;
