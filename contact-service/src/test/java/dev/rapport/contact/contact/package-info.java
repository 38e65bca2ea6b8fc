/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.contact.contact;

import org.jspecify.annotations.NullMarked;
