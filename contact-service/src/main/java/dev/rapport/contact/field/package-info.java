/** Fields that the company defines for its records. */
@NullMarked
package dev.rapport.contact.field;

import org.jspecify.annotations.NullMarked;
