/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.contact.lead;

import org.jspecify.annotations.NullMarked;
