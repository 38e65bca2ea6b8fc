/** Accounts: organisations we have a relationship with. */
@NullMarked
package dev.rapport.contact.account;

import org.jspecify.annotations.NullMarked;
