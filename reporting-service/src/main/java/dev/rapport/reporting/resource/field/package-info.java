/** Fields that the company has defined for its records. */
@NullMarked
package dev.rapport.reporting.resource.field;

import org.jspecify.annotations.NullMarked;
