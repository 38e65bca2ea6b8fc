/** Contacts: people we have a relationship with. */
@NullMarked
package dev.rapport.reporting.resource.contact;

import org.jspecify.annotations.NullMarked;
