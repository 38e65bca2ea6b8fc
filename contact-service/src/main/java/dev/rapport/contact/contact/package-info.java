/** Contacts: people we have a relationship with. */
@NullMarked
package dev.rapport.contact.contact;

import org.jspecify.annotations.NullMarked;
