/** Rules: what follows when something happens to a record that fulfils a condition. */
@NullMarked
package dev.rapport.contact.rule;

import org.jspecify.annotations.NullMarked;
