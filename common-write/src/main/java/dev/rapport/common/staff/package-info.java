/** Who works here and who leads whom: what permission on records and their owners is decided by. */
@NullMarked
package dev.rapport.common.staff;

import org.jspecify.annotations.NullMarked;
