/** Finds records that are there already under another id. */
@NullMarked
package dev.rapport.contact.matching;

import org.jspecify.annotations.NullMarked;
