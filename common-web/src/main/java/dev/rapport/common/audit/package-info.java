/** Which requests the audit log takes note of. */
@NullMarked
package dev.rapport.common.audit;

import org.jspecify.annotations.NullMarked;
