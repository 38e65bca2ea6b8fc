/** Accounts: organisations we have a relationship with. */
@NullMarked
package dev.rapport.reporting.resource.account;

import org.jspecify.annotations.NullMarked;
