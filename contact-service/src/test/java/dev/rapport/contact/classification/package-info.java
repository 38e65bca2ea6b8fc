/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.contact.classification;

import org.jspecify.annotations.NullMarked;
