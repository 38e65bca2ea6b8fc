/** Tests of memberships in accounts. */
@NullMarked
package dev.rapport.reporting.membership;

import org.jspecify.annotations.NullMarked;
