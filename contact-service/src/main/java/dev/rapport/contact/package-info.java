/** Leads, contacts, accounts and staff. */
@NullMarked
package dev.rapport.contact;

import org.jspecify.annotations.NullMarked;
