/** Sources: where leads, contacts and deals come from. */
@NullMarked
package dev.rapport.contact.source;

import org.jspecify.annotations.NullMarked;
