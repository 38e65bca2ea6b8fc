/** The stack that is tortured: its processes, what stands between them, and the disks they write to. */
@NullMarked
package dev.rapport.torture.system;

import org.jspecify.annotations.NullMarked;
