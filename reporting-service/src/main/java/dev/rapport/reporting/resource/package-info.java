/** What records are when they are read: each kind is declared once, and everything that reads asks the declaration. */
@NullMarked
package dev.rapport.reporting.resource;

import org.jspecify.annotations.NullMarked;
