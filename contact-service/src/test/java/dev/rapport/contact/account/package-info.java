/** Tests of the package of the same name. */
@NullMarked
package dev.rapport.contact.account;

import org.jspecify.annotations.NullMarked;
