/** The access policy. */
@NullMarked
package dev.rapport.reporting.resource.policy;

import org.jspecify.annotations.NullMarked;
