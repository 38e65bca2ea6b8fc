/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.contact.employee;

import org.jspecify.annotations.NullMarked;
