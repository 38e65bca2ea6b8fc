/** What customers need: shared by contacts and accounts. */
@NullMarked
package dev.rapport.contact.need;

import org.jspecify.annotations.NullMarked;
